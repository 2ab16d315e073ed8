import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HandoverActions } from '#app/components/handover/actions.tsx';
import { AnswerClock } from '#app/components/handover/answer-clock.tsx';
import { HandoverOutcome } from '#app/components/handover/outcome.tsx';
import { HandoverPreview } from '#app/components/handover/preview.tsx';
import { Thread } from '#app/components/handover/thread.tsx';
import { stateWords } from '#app/components/handover/words.ts';
import { WarningText } from '#app/components/content/notes.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import { requireActor } from '#app/http/actor.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { openHandover } from '#app/http/handover.server.ts';
import { homeOf } from '#app/http/navigation.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { refused } from '#app/http/refusal.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';

export const meta = titled('Handover');

export async function loader(args: LoaderFunctionArgs) {
  const { actor, view, now } = await openHandover(args);
  const reference = (view.preview ?? view.handedOn)?.reference;
  return { view, reference, now, home: homeOf(actor.role) };
}

/** The one button on this page: somebody has seen it. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const id = idFrom(params, 'handoverId');
  const result = await answerHandoverAs(context.deps, actor, id, { verb: 'acknowledge' });
  if (!result.ok) return refused(result.error);
  return redirectSaying(
    `/handovers/${id}`,
    'You acknowledged this handover. The answer is still owed.',
    context,
  );
}

export default function Handover() {
  const { view, reference, now, home } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { handover, preview, clock, thread } = view;
  return (
    <Page
      title={`Handover to ${handover.toAuthority.name}`}
      caption={reference}
      form={form}
      back={{ to: home, words: 'Back to the lists' }}
    >
      <p className="govuk-body">
        <Tag tone={handover.state === 'accepted' ? 'good' : 'notice'}>{stateWords[handover.state]}</Tag> Sent
        on <Moment at={handover.sentAt} />.
      </p>
      {preview?.immediateDanger && (
        <WarningText>The person who referred this child reported immediate danger.</WarningText>
      )}
      <HandoverOutcome handover={handover} handedOn={view.handedOn} />
      {clock && <AnswerClock clock={clock} now={now} />}
      {preview && <HandoverPreview preview={preview} />}
      <Thread messages={thread} />
      <HandoverActions view={view} />
    </Page>
  );
}
