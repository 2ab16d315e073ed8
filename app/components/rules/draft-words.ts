import type { Tone } from '#app/components/content/tag.tsx';
import type { MoveCounts } from '#app/domain/deadline/recompute-preview.ts';
import type { DraftState } from '#app/domain/rules/draft-view.ts';

export const draftStates = {
  draft: { tone: 'neutral', words: 'Draft' },
  submitted: { tone: 'notice', words: 'Waits for a second person' },
  approved: { tone: 'good', words: 'Approved' },
  rejected: { tone: 'warning', words: 'Rejected' },
  withdrawn: { tone: 'neutral', words: 'Taken back' },
  superseded: { tone: 'neutral', words: 'Overtaken by another version' },
} as const satisfies Record<DraftState, { readonly tone: Tone; readonly words: string }>;

/** What would move, a sentence a line. */
export function countWords(counts: MoveCounts): readonly string[] {
  const { looked, moved, earlier, later, same, kept, overdue } = counts;
  if (looked === 0) return ['No deadline that runs would be computed again.'];
  return [
    `${deadlines(looked)} would be computed again.`,
    `${moved} would move: ${earlier} to an earlier date and ${later} to a later one.`,
    `${same} would keep ${same === 1 ? 'its' : 'their'} date.`,
    ...(kept === 0
      ? []
      : [`${kept} would keep the date a person gave, or hang on a date that is not on record.`]),
    overdue === 0 ? 'None would become overdue.' : `${overdue} would be overdue at once.`,
  ];
}

const deadlines = (count: number) => `${count} ${count === 1 ? 'deadline that runs' : 'deadlines that run'}`;

/** `3 days later`, `2 hours earlier`, between two instants. */
export function differenceWords(before: string, after: string): string {
  const hours = Math.round(Math.abs(Date.parse(after) - Date.parse(before)) / 3_600_000);
  const [amount, unit] = hours < 48 ? [hours, 'hour'] : [Math.round(hours / 24), 'day'];
  const plural = amount === 1 ? '' : 's';
  return `${amount} ${unit}${plural} ${Date.parse(after) > Date.parse(before) ? 'later' : 'earlier'}`;
}
