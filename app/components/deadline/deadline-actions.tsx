import type { DueRights, OpenDue } from '#app/domain/case/due-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

const actions = [
  ['extend', 'Extend'],
  ['pause', 'Pause'],
  ['resume', 'Start the clock again'],
  ['waive', 'Does not apply'],
] as const satisfies readonly (readonly [keyof DueRights, string])[];

/** What this reader may do to a deadline besides meeting it; each link leads to a page that asks why. */
export function DeadlineActions({ due }: { readonly due: Wire<OpenDue> }) {
  const open = actions.filter(([verb]) => due.may[verb]);
  if (open.length === 0) return null;
  return (
    <ul className="govuk-list cg-row">
      {open.map(([verb, words]) => (
        <li key={verb}>
          <a className="govuk-link" href={`/deadlines/${due.id}/${verb}`}>
            {words}
            <span className="govuk-visually-hidden">: {due.title}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
