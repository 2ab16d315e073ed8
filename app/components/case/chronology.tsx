import { byWords, eventLines, eventTitle } from '#app/components/case/event-words.ts';
import { Timeline, type TimelineEntry } from '#app/components/content/timeline.tsx';
import type { ChronicleEntry } from '#app/domain/case/chronicle-view.ts';
import type { ChronicleKind } from '#app/domain/case/chronicle-kinds.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

export const kindWords = {
  handover: 'Referral and handover',
  guardianship: 'Guardianship',
  identification: 'Identification as a victim',
  safety: 'Safety and child protection',
  care: 'Care',
  legal: 'Immigration, age, justice and data',
  reminders: 'Reminders and escalations',
} as const satisfies Record<ChronicleKind, string>;

/** Later than this after it happened, the moment of writing is worth saying. */
const tolerated = 60_000;

/** What happened, newest first, in plain words, with what people wrote. */
export function Chronology({ entries }: { readonly entries: readonly Wire<ChronicleEntry>[] }) {
  return <Timeline entries={entries.map(entryOf)} />;
}

function entryOf(entry: Wire<ChronicleEntry>): TimelineEntry {
  const late = Date.parse(entry.recordedAt) - Date.parse(entry.at) > tolerated;
  const lines = eventLines(entry.detail);
  return {
    id: entry.id,
    at: entry.at,
    title: eventTitle(entry.type) ?? entry.type,
    by: byWords(entry.by),
    ...(late ? { recordedAt: entry.recordedAt } : {}),
    body: (lines.length > 0 || entry.note !== null) && (
      <>
        {lines.length > 0 && <p className="govuk-body">{lines.join(' ')}</p>}
        {entry.note !== null && <p className="govuk-body cg-typed cg-note">{entry.note}</p>}
      </>
    ),
  };
}
