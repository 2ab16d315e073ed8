import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { childName } from '#app/components/case/child-name.ts';
import { DecideForm } from '#app/components/closing/closing-forms.tsx';
import { EndingDeadlines, Obstacles, Proposal } from '#app/components/closing/closing-parts.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { decidingSchema, openClosingThat } from '#app/http/closing.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { decideClosing } from '#app/usecases/case/decide-closing.server.ts';

const title = 'Decide whether this case is closed';
export const meta = titled(title);

/** A child can be lost from sight with their case: whoever decides has proved again who they are. */
async function opened(args: LoaderFunctionArgs) {
  const actor = await requireFresh(args.request, args.context);
  const view = await openClosingThat(
    args,
    ({ header, body }) => header.rights.decideClosing && body.proposal !== null && !body.proposal.own,
  );
  return { actor, view };
}

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await opened(args);
  return { formKey: args.context.deps.newId(), ...view };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, view } = await opened(args);
  const { caseId, reference } = view.header;
  const form = await readForm(args.request, decidingSchema(reference));
  if (!form.ok) return invalid(form);
  const typed = { ...form.value, note: form.value.note ?? '', reference: form.value.reference ?? '' };
  const result = await decideClosing(args.context.deps, actor, caseId, typed);
  if (!result.ok) return refused(result.error, typed);
  const said = { close: 'The case was closed.', reject: 'The case stays open.' };
  return redirectSaying(`/cases/${caseId}/closing`, said[typed.decision], args.context);
}

export default function DecideOnClosing() {
  const { header, body, now, formKey } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { caseId, reference, guardian, rights } = header;
  return (
    <Page
      title={title}
      caption={`${childName(header)}, ${reference}`}
      back={{ to: `/cases/${caseId}/closing`, words: 'Closing this case' }}
      form={form}
    >
      {body.proposal !== null && <Proposal proposal={body.proposal} />}
      <Obstacles obstacles={body.obstacles} caseId={caseId} links={rights.proposeClosing} />
      <EndingDeadlines running={body.running} now={now} />
      {guardian !== null && <p className="govuk-body">{guardian.name} is the child’s guardian until then.</p>}
      {body.proposal !== null && (
        <DecideForm form={form} formKey={formKey} proposalId={body.proposal.id} reference={reference} />
      )}
    </Page>
  );
}
