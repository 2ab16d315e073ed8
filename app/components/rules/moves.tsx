import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { nationWords } from '#app/components/handover/words.ts';
import { countWords, differenceWords } from '#app/components/rules/draft-words.ts';
import { formatMoment } from '#app/components/time/london.ts';
import type { Move, MoveCounts } from '#app/domain/deadline/recompute-preview.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** How many would move and how. */
export function MoveNumbers({ counts }: { readonly counts: MoveCounts }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {countWords(counts).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

type Props = { readonly moves: readonly Wire<Move>[]; readonly now: string };

/** Which would move, before and after. Those who see no case are shown none; which rule is said where there are several. */
export function MoveTable({ moves, now }: Props) {
  const named = moves.some(({ reference }) => reference !== null);
  const mixed = moves.some(({ title }) => title !== moves[0]?.title);
  return (
    <Table
      caption="What would move"
      captionHidden
      rows={moves}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: named ? 'Case' : 'Authority',
          cell: ({ reference, authority }) => (
            <>
              {reference !== null && <span className="cg-reference">{reference}, </span>}
              {authority}
            </>
          ),
        },
        ...(mixed ? [{ heading: 'Deadline', cell: ({ title }: Wire<Move>) => title }] : []),
        { heading: 'Nation', cell: ({ nation }) => nationWords[nation] },
        { heading: 'Due now', cell: ({ before }) => formatMoment(before) },
        { heading: 'Due then', cell: (move) => <After move={move} now={now} /> },
        { heading: 'Difference', cell: ({ before, after }) => differenceWords(before, after) },
      ]}
    />
  );
}

function After({ move, now }: { readonly move: Wire<Move>; readonly now: string }) {
  const past = Date.parse(move.after) <= Date.parse(now) && Date.parse(move.before) > Date.parse(now);
  return (
    <>
      {formatMoment(move.after)} {move.paused && <Tag tone="neutral">Paused</Tag>}
      {past && !move.paused && <Tag tone="alarm">Overdue at once</Tag>}
    </>
  );
}
