import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { AnsweredAlready, backTo } from '#app/components/handover/answered-already.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { openHandover } from '#app/http/handover.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { refused } from '#app/http/refusal.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';

const title = 'Accept responsibility';
export const meta = titled(title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, view } = await openHandover(args);
  return { view, reader: actor.label };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const id = idFrom(params, 'handoverId');
  const result = await answerHandoverAs(context.deps, actor, id, { verb: 'accept' });
  if (!result.ok) return refused(result.error);
  return redirectSaying(`/handovers/${id}`, 'You accepted. The case is yours from this moment.', context);
}

export default function Accept() {
  const { view, reader } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  if (!view.rights.answer) return <AnsweredAlready view={view} form={form} title={title} />;
  const { handover, preview } = view;
  return (
    <Page title={title} caption={preview?.reference} form={form} back={backTo(handover.id)}>
      <p className="govuk-body">When you accept:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>responsibility for the child passes to {handover.toAuthority.name} at once</li>
        <li>the case is allocated to you, {reader}</li>
        <li>you see who the child is and everything that was reported</li>
        <li>the clock on this answer stops; the other clocks of the case go on</li>
      </ul>
      <WarningText>Accepting cannot be undone here. To give the child on, hand over again.</WarningText>
      <PostForm>
        <div className="govuk-button-group">
          <Button>Accept now</Button>
          <a className="govuk-link" href={`/handovers/${handover.id}`}>
            Not yet
          </a>
        </div>
      </PostForm>
    </Page>
  );
}
