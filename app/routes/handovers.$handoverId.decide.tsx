import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AnsweredAlready, backTo } from '#app/components/handover/answered-already.tsx';
import { ConfirmDecision, DecideForm } from '#app/components/handover/decide-form.tsx';
import { HandoverOutcome } from '#app/components/handover/outcome.tsx';
import { Thread } from '#app/components/handover/thread.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { authoritiesFor } from '#app/http/authority-field.server.ts';
import { readDecision } from '#app/http/decision.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { openHandover } from '#app/http/handover.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { refused } from '#app/http/refusal.server.ts';
import { decideDisputeAs } from '#app/usecases/handover/decide-dispute.server.ts';

const title = 'Decide who has to answer';
export const meta = titled(title);

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await openHandover(args);
  return { view, authorities: await authoritiesFor(args.context.deps) };
}

/** First the choice, then the same again with the confirmation. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const id = idFrom(params, 'handoverId');
  const decision = await readDecision(request, context.deps);
  if (decision.kind !== 'confirmed') return decision.again;
  const result = await decideDisputeAs(context.deps, actor, id, decision.authorityId);
  if (!result.ok) return refused(result.error);
  return redirectSaying(
    '/national/refused',
    'Decided: the handover was sent again with a new clock.',
    context,
  );
}

export default function Decide() {
  const { view, authorities } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  if (!view.rights.decide) return <AnsweredAlready view={view} form={form} title={title} />;
  const { handover, preview, thread } = view;
  const chosen = authorities.find(({ id }) => id === form?.values['confirm']);
  return (
    <Page title={title} caption={preview?.reference} form={form} back={backTo(handover.id)}>
      <HandoverOutcome handover={handover} />
      <Thread messages={thread} />
      {chosen ? (
        <ConfirmDecision handover={handover} authority={chosen} />
      ) : (
        <DecideForm handover={handover} authorities={authorities} form={form} />
      )}
    </Page>
  );
}
