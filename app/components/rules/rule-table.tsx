import { Table } from '#app/components/content/table.tsx';
import { nationWords } from '#app/components/handover/words.ts';
import { SourceLink } from '#app/components/rules/source-link.tsx';
import { cautions } from '#app/components/rules/words.ts';
import { countingInWords, lengthInWords } from '#app/domain/rules/length-in-words.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

type Row = Pick<
  Rule,
  'key' | 'title' | 'nations' | 'length' | 'counting' | 'source' | 'confidence' | 'note' | 'tracked'
>;

/** Rules as a list: what, where, how long, where it is written, and how far to trust it. */
export function RuleTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <Table
      caption="Rules"
      captionHidden
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        {
          heading: 'Rule',
          cell: ({ key, title, tracked }) => (
            <>
              <a className="govuk-link" href={`/rules/${key}`}>
                {title}
              </a>
              {!tracked && <span className="govuk-hint cg-rule__hint">Only shown: opens no deadline</span>}
            </>
          ),
        },
        { heading: 'Nations', cell: ({ nations }) => nationsInWords(nations) },
        {
          heading: 'Allows',
          cell: ({ length, counting }) => `${lengthInWords(length)}${countingInWords[counting]}`,
        },
        { heading: 'Source', cell: ({ source }) => <SourceLink source={source} /> },
        { heading: 'Caution', cell: (row) => <Cautions row={row} /> },
      ]}
    />
  );
}

/** All four nations are said in one word. */
export const nationsInWords = (nations: Rule['nations']): string =>
  nations.length === Object.keys(nationWords).length
    ? 'All four nations'
    : nations.map((nation) => nationWords[nation]).join(', ');

function Cautions({ row }: { readonly row: Row }) {
  const said = cautions(row);
  if (said.length === 0) return <>None: law, checked against its text</>;
  return (
    <ul className="govuk-list cg-reasons">
      {said.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
