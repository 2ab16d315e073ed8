import { EmptyState, WarningText } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { BackupState, Hold } from '#app/domain/oversight/backup.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly backups: Wire<BackupState>; readonly hold: Wire<Hold> | null };

/** When the data were last copied, and when somebody last proved that the copy can be used. */
export function Backups({ backups, hold }: Props) {
  const { backup, drill, drillDue } = backups;
  return (
    <>
      {hold && (
        <WarningText>
          The service has been held since {formatMoment(hold.since)}
          {hold.restorePoint && `, restored to ${formatMoment(hold.restorePoint)}`}. Nothing is fired or sent
          until a person releases it.
        </WarningText>
      )}
      {drillDue && (
        <WarningText>
          No restore has been proved in the last eight days. Run a drill: a backup nobody has restored is a
          hope.
        </WarningText>
      )}
      {backup === null && drill === null ? (
        <EmptyState title="No backup has been taken with this service’s own command." />
      ) : (
        <SummaryList
          rows={[
            { key: 'Last backup', value: backup === null ? 'Never' : <Moment at={backup.at} /> },
            { key: 'Last restore drill', value: drill === null ? 'Never' : <Drill {...drill} /> },
          ]}
        />
      )}
    </>
  );
}

function Drill({ at, ok }: { readonly at: string; readonly ok: boolean }) {
  return (
    <>
      <Moment at={at} /> {ok ? <Tag tone="good">Passed</Tag> : <Tag tone="alarm">Failed</Tag>}
    </>
  );
}
