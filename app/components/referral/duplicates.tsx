import { duplicateReasons, type PossibleDuplicate } from '#app/domain/referral/duplicates.ts';

/** Cases that may be about the same child, with why; opening one is a look that is recorded. */
export function Duplicates({ found }: { readonly found: readonly PossibleDuplicate[] }) {
  return (
    <>
      <p className="govuk-body">
        The same child may have been referred twice. Compare the referrals before you do anything: nothing is
        joined by itself, and two children can share a name.
      </p>
      <ul className="govuk-list govuk-list--spaced">
        {found.map(({ caseId, reference, reasons }) => (
          <li key={caseId}>
            <a className="govuk-link" href={`/cases/${caseId}/referral`}>
              {reference}
            </a>
            <ul className="govuk-list govuk-list--bullet">
              {reasons.map((reason) => (
                <li key={reason}>{duplicateReasons[reason]}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
