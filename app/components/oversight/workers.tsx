import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { WorkerSeen } from '#app/domain/oversight/operations.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Seen = Wire<WorkerSeen>;

/** The worker processes heard from within a day; with none the banner above says so. */
export function Workers({ workers }: { readonly workers: readonly Seen[] }) {
  if (workers.length === 0) return null;
  return (
    <Table
      caption="Worker processes of the last 24 hours"
      rows={workers}
      keyOf={({ name }) => name}
      columns={[
        { heading: 'Name', cell: ({ name }) => <span className="cg-codes">{name}</span> },
        { heading: 'Last heard from', cell: ({ at }) => <Moment at={at} /> },
        { heading: 'State', cell: (worker) => <State worker={worker} /> },
        { heading: 'Clock of its host', cell: ({ clockOff }) => clockWords(clockOff) },
        { heading: 'Version', cell: ({ version }) => version },
      ]}
    />
  );
}

function State({ worker: { state, clockOff } }: { readonly worker: Seen }) {
  if (state === 'stopped') return <Tag tone="neutral">Stopped</Tag>;
  if (state === 'silent') return <Tag tone="alarm">Silent</Tag>;
  return clockOff === null ? <Tag tone="good">Running</Tag> : <Tag tone="alarm">Clock wrong</Tag>;
}

function clockWords(off: number | null): string {
  if (off === null) return 'Right';
  const seconds = Math.abs(off);
  return `${String(seconds)} ${seconds === 1 ? 'second' : 'seconds'} ${off > 0 ? 'slow' : 'fast'}: it claims nothing until somebody puts it right`;
}
