import { Details } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { invariantWords } from '#app/components/oversight/invariant-words.ts';
import type { Finding } from '#app/domain/oversight/invariants.ts';

/** What must never be so, counted. What is, comes first, with what to do. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const rows = findings.toSorted((a, b) => Number(b.count > 0) - Number(a.count > 0));
  return (
    <Table
      caption="What must always be 0"
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { heading: 'Counted', cell: ({ name }) => invariantWords[name].counted },
        { heading: 'Found', cell: ({ count }) => count, numeric: true },
        {
          heading: 'State',
          cell: ({ count }) =>
            count === 0 ? <Tag tone="good">As it should be</Tag> : <Tag tone="alarm">Look at once</Tag>,
        },
        { heading: 'What it means', cell: (finding) => <Meaning finding={finding} /> },
      ]}
    />
  );
}

function Meaning({ finding: { name, count } }: { readonly finding: Finding }) {
  const { counted, means, todo, list } = invariantWords[name];
  if (count > 0)
    return (
      <>
        {means} <strong>To do:</strong> {todo}
        {list !== undefined && (
          <>
            {' '}
            <a className="govuk-link" href={list}>
              See which
            </a>
          </>
        )}
      </>
    );
  return (
    <Details
      summary={
        <>
          If there were some<span className="govuk-visually-hidden">: {counted}</span>
        </>
      }
    >
      {means} <strong>To do:</strong> {todo}
    </Details>
  );
}
