import type { ReactNode } from 'react';
import type { Held } from '#app/domain/staff/staff-view.ts';

type Props = { readonly held: readonly Held[]; readonly name: string };

/** What somebody holds, in groups, each thing with a link to where it is handed on for those who may open it. */
export function HeldList({ held, name }: Props) {
  const groups = kinds.flatMap((kind) => {
    const items = held.filter((one) => one.kind === kind);
    return items.length === 0
      ? []
      : [{ kind, items, lines: items.flatMap((item) => line(kind, item) ?? []) }];
  });
  if (groups.length === 0) return <p className="govuk-body">{name} holds nothing that needs somebody.</p>;
  return (
    <>
      {groups.map(({ kind, items, lines }) => (
        <section key={kind}>
          <h3 className="govuk-heading-s">
            {words[kind].title} ({items.length})
          </h3>
          <p className="govuk-body">{words[kind].how}</p>
          {lines.length > 0 && <ul className="govuk-list govuk-list--bullet">{lines}</ul>}
        </section>
      ))}
    </>
  );
}

const kinds = ['guardian', 'offer', 'worker', 'managed', 'cover', 'desk'] as const;

const words: Readonly<Record<Held['kind'], { readonly title: string; readonly how: string }>> = {
  guardian: {
    title: 'Children whose guardian they are',
    how: 'A coordinator ends each guardianship and appoints another guardian.',
  },
  offer: {
    title: 'Offers of guardianship to them',
    how: 'A coordinator withdraws each offer and asks another guardian.',
  },
  worker: {
    title: 'Children whose social worker they are',
    how: 'A coordinator or service manager hands the cases on to a colleague of the same authority.',
  },
  managed: {
    title: 'People they manage',
    how: 'An administrator gives them to another manager. Escalations about their children climb to that person.',
  },
  cover: {
    title: 'Absences in which they stand in',
    how: 'The manager of whoever is away ends the absence under “Absence and cover” and records it with somebody else.',
  },
  desk: {
    title: 'The only person of their authority',
    how: 'An administrator adds a colleague for this authority. Until then nobody there would answer for its children.',
  },
};

function line(kind: Held['kind'], { caseId, reference, person, children }: Held): ReactNode {
  if (caseId !== null && reference !== null) {
    const to = kind === 'worker' ? `/cases/${caseId}` : `/cases/${caseId}/guardian`;
    return (
      <li key={`${kind}${caseId}`}>
        <a className="govuk-link cg-reference" href={to}>
          Case {reference}
        </a>
      </li>
    );
  }
  if (person === null) return null;
  return (
    <li key={`${kind}${person.id}`}>
      <a className="govuk-link" href={`/staff/${person.id}`}>
        {person.name}
      </a>
      {kind === 'managed' && `, ${children} ${children === 1 ? 'child' : 'children'}`}
    </li>
  );
}
