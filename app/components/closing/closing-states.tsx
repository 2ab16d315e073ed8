import { ProposeForm, WithdrawForm } from '#app/components/closing/closing-forms.tsx';
import { ClosingGlance } from '#app/components/closing/closing-glance.tsx';
import { Obstacles, Proposal } from '#app/components/closing/closing-parts.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import type { CaseHeader } from '#app/domain/case/case-view.ts';
import type { ClosingView } from '#app/domain/case/closing-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Header = { readonly header: Wire<CaseHeader> };
type Acting = Header & { readonly form: FormState; readonly formKey: string };
type View = Wire<ClosingView>;

/** Nothing is proposed: what would stand in the way, or the form to propose it. */
export function IsOpen({ header, body, form, formKey }: Acting & { readonly body: View }) {
  const { caseId, rights } = header;
  return (
    <>
      <p className="govuk-body">
        This case is open. To close it takes two people: one proposes it, and somebody else agrees.
      </p>
      <Obstacles obstacles={body.obstacles} caseId={caseId} links={rights.proposeClosing} />
      {rights.proposeClosing && body.obstacles.length === 0 && <ProposeForm form={form} formKey={formKey} />}
    </>
  );
}

type Proposed = Acting & Pick<View, 'obstacles'> & { readonly proposal: NonNullable<View['proposal']> };

/** What waits for a second person, and what this reader may do about it. */
export function IsProposed({ header, obstacles, proposal, form, formKey }: Proposed) {
  const { caseId, rights } = header;
  return (
    <>
      <Proposal proposal={proposal} />
      <Obstacles obstacles={obstacles} caseId={caseId} links={rights.proposeClosing} />
      {proposal.own ? (
        <WithdrawForm form={form} formKey={formKey} proposalId={proposal.id} />
      ) : (
        <OfSomebodyElse header={header} />
      )}
    </>
  );
}

function OfSomebodyElse({ header: { caseId, rights } }: Header) {
  if (rights.decideClosing)
    return <ButtonLink to={`/cases/${caseId}/closing/decide`}>Decide on it</ButtonLink>;
  return (
    <p className="govuk-body">
      A service manager or a director decides. If you think that the case must stay open, ring the
      coordinators now.
    </p>
  );
}

export function IsClosed({ header }: Header) {
  return (
    <>
      <ClosingGlance header={header} linked={false} />
      {header.rights.reopen && header.erasedAt === null && (
        <ButtonLink to={`/cases/${header.caseId}/closing/reopen`}>Open the case again</ButtonLink>
      )}
    </>
  );
}
