import { reasonWords } from '#app/components/deadline/reason-words.ts';
import { Details } from '#app/components/content/notes.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { DueChange } from '#app/domain/case/due-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Changes = { readonly changes: readonly Wire<DueChange>[] };

/** What was done to a deadline after it opened; nothing where nothing was. */
export function History({ changes }: Changes) {
  if (changes.length === 0) return null;
  return (
    <Details
      summary={`History of this date: ${changes.length === 1 ? '1 change' : `${changes.length} changes`}`}
    >
      <HistoryLines changes={changes} />
    </Details>
  );
}

/** The same without a fold. */
export function HistoryLines({ changes }: Changes) {
  if (changes.length === 0) return null;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {changes.map((change) => (
        <li key={change.id}>{changeWords(change)}</li>
      ))}
    </ul>
  );
}

/** `Extended by Ada Brook on …: it was due on …, now on …. Reason: …` */
function changeWords({ kind, by, at, reason, dueBefore, dueAfter }: Wire<DueChange>): string {
  const moved =
    dueBefore === dueAfter
      ? ''
      : `: it was due on ${formatMoment(dueBefore)}, now on ${formatMoment(dueAfter)}`;
  const because = reason === null ? '' : ` Reason: ${reasonWords(reason)}.`;
  return `${verbs[kind]} by ${by} on ${formatMoment(at)}${moved}.${because}`;
}

const verbs = {
  paused: 'Paused',
  resumed: 'Clock started again',
  extended: 'Extended',
  waived: 'Found not to apply',
  'lateness-explained': 'Lateness explained',
  recomputed: 'Counted again',
} as const satisfies Record<DueChange['kind'], string>;
