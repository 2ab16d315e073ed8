import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { OwnEmergency } from '#app/domain/audit/emergency-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** What one has open in an emergency, each to go back to or to end. */
export function OwnEmergencies({ active }: { readonly active: readonly Wire<OwnEmergency>[] }) {
  if (active.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Open now</h2>
      <ul className="govuk-list cg-tasks">
        {active.map(({ id, caseId, reference, until }) => (
          <li key={id} className="cg-tasks__item">
            <p className="govuk-body">
              <a className="govuk-link cg-reference" href={`/cases/${caseId}`}>
                Case {reference}
              </a>
              , until <Moment at={until} />
            </p>
            <PostForm action={`/emergency/${id}/end`}>
              <Button tone="secondary">
                End it now<span className="govuk-visually-hidden">: case {reference}</span>
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </>
  );
}
