import { EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Tag, type Tone } from '#app/components/content/tag.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { CheckpointRow, CheckpointState } from '#app/domain/audit/checkpoint-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Row = Wire<CheckpointRow>;

const states: Readonly<Record<CheckpointState, { readonly words: string; readonly tone: Tone }>> = {
  sound: { words: 'Sound', tone: 'good' },
  forged: { words: 'Signature wrong', tone: 'alarm' },
  contradicted: { words: 'Entry changed', tone: 'alarm' },
};

/** The newest checkpoints with what checking them came to. */
export function CheckpointTable({ rows }: { readonly rows: readonly Row[] }) {
  if (rows.length === 0)
    return <EmptyState title="None has been signed yet.">A worker signs one within the hour.</EmptyState>;
  return (
    <Table
      caption="Checkpoints, newest first"
      rows={rows}
      keyOf={({ at }) => at}
      columns={[
        { heading: 'Signed', cell: ({ at }) => <Moment at={at} /> },
        { heading: 'Up to entry', cell: ({ seq }) => seq, numeric: true },
        { heading: 'State', cell: ({ state }) => <State state={state} /> },
        {
          heading: 'In the file since',
          cell: ({ filedAt }) => (filedAt ? <Moment at={filedAt} /> : 'Not yet'),
        },
        { heading: 'Hours without one before', cell: ({ missed }) => missed, numeric: true },
        { heading: 'Hash', cell: ({ hash }) => <code className="cg-codes">{hash}</code> },
      ]}
    />
  );
}

const State = ({ state }: { readonly state: CheckpointState }) => (
  <Tag tone={states[state].tone}>{states[state].words}</Tag>
);
