import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { childName } from '#app/components/case/child-name.ts';
import { ClosingHistory, EndingDeadlines } from '#app/components/closing/closing-parts.tsx';
import { IsClosed, IsOpen, IsProposed } from '#app/components/closing/closing-states.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { blamedOn, openClosing, readClosingAct } from '#app/http/closing.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { proposeClosing, withdrawClosing } from '#app/usecases/case/propose-closing.server.ts';

const title = 'Closing this case';
export const meta = titled(title);

export async function loader(args: LoaderFunctionArgs) {
  return { formKey: args.context.deps.newId(), ...(await openClosing(args)) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const caseId = idFrom(params, 'caseId');
  const form = await readClosingAct(request);
  if (!form.ok) return invalid(form);
  const act = form.value;
  if (act.verb === 'withdraw') {
    const result = await withdrawClosing(context.deps, actor, caseId, act);
    if (!result.ok) return refused(result.error);
    return redirectSaying(`/cases/${caseId}/closing`, 'The proposal was taken back.', context);
  }
  const result = await proposeClosing(context.deps, actor, caseId, act);
  if (!result.ok) {
    const typed = { ...act, other: act.other ?? '' };
    return refused(result.error, typed, blamedOn(result.error.kind));
  }
  const said = 'It is proposed to close this case. Those who may decide on it have been told.';
  return redirectSaying(`/cases/${caseId}/closing`, said, context);
}

export default function Closing() {
  const { header, body, now, formKey } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={title}
      caption={`${childName(header)}, ${header.reference}`}
      back={{ to: `/cases/${header.caseId}`, words: 'Back to the case' }}
      form={form}
    >
      {body.kind === 'closed' && <IsClosed header={header} />}
      {body.kind === 'open' && <IsOpen header={header} body={body} form={form} formKey={formKey} />}
      {body.proposal !== null && (
        <IsProposed
          header={header}
          obstacles={body.obstacles}
          proposal={body.proposal}
          form={form}
          formKey={formKey}
        />
      )}
      {body.kind !== 'closed' && <EndingDeadlines running={body.running} now={now} />}
      <ClosingHistory history={body.history} proposal={body.proposal} />
    </Page>
  );
}
