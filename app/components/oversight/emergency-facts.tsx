import { accessWords } from '#app/components/case/access-words.ts';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Table } from '#app/components/content/table.tsx';
import { EmptyState } from '#app/components/content/notes.tsx';
import { emergencyReasonWords, outcomeWords } from '#app/components/oversight/emergency-words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import type { EmergencyDetail } from '#app/domain/audit/emergency-view.ts';
import { viewing } from '#app/domain/case/access-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Access = Wire<EmergencyDetail>;

/** Who opened what, why, what they looked at, and what came of the review. */
export function EmergencyFacts({ access }: { readonly access: Access }) {
  return (
    <>
      <SummaryList rows={[...stated(access), ...reviewed(access)]} />
      {access.looks.length === 0 ? (
        <EmptyState title="Nothing was looked at." />
      ) : (
        <Table
          caption="What was looked at meanwhile, newest first"
          rows={access.looks}
          keyOf={({ seq }) => seq}
          columns={[
            { heading: 'When', cell: ({ at }) => <Moment at={at} /> },
            { heading: 'What', cell: ({ part }) => accessWords({ action: viewing, part }) },
          ]}
        />
      )}
    </>
  );
}

const typed = (text: string) => <span className="cg-typed">{text}</span>;

const stated = ({ by, openedAt, overAt, reason, text }: Access) => [
  { key: 'Who', value: by },
  { key: 'Opened', value: <Moment at={openedAt} /> },
  { key: 'Until', value: <Moment at={overAt} /> },
  { key: 'Reason', value: emergencyReasonWords(reason) },
  ...(text === null ? [] : [{ key: 'What has happened', value: typed(text) }]),
];

const reviewed = ({ outcome, reviewedBy, reviewedAt, note }: Access) => [
  { key: 'Review', value: outcomeWords(outcome) },
  ...(reviewedBy === null ? [] : [{ key: 'Reviewed by', value: reviewedBy }]),
  ...(reviewedAt === null ? [] : [{ key: 'Reviewed', value: <Moment at={reviewedAt} /> }]),
  ...(note === null ? [] : [{ key: 'Why', value: typed(note) }]),
];
