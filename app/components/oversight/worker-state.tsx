import { NotificationBanner } from '#app/components/content/notification-banner.tsx';
import { Workers } from '#app/components/oversight/workers.tsx';
import { WarningText } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { componentWords } from '#app/components/oversight/invariant-words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { Operations } from '#app/domain/oversight/operations.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** Whether the worker is awake, first of all in words. */
export function WorkerState({ operations }: { readonly operations: Wire<Operations> }) {
  const { heartbeats, silentSince, neverHeard } = operations;
  return (
    <>
      {silentSince !== null && (
        <WarningText>
          The worker has not been heard from since {formatMoment(silentSince)}. Notices are kept and will go
          out when it returns.
        </WarningText>
      )}
      {silentSince === null && neverHeard && (
        <NotificationBanner>
          The worker has not been heard from yet. Notices are kept and will go out when it starts.
        </NotificationBanner>
      )}
      {heartbeats.length > 0 && (
        <Table
          caption="What workers do"
          rows={heartbeats}
          keyOf={({ component }) => component}
          columns={[
            { heading: 'Task', cell: ({ component }) => componentWords(component) },
            { heading: 'Last heard from', cell: ({ at }) => <Moment at={at} /> },
            {
              heading: 'State',
              cell: ({ silent }) => (silent ? <Tag tone="alarm">Silent</Tag> : <Tag tone="good">Awake</Tag>),
            },
          ]}
        />
      )}
      <Workers workers={operations.workers} />
    </>
  );
}
