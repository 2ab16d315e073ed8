import type { LoggedOutcome } from '#app/domain/oversight/attempt-log.ts';

const outcomes: Readonly<Record<LoggedOutcome, string>> = {
  accepted: 'Accepted by the mail server',
  transient: 'Surely not accepted, tried again',
  unknown: 'Perhaps accepted, tried again',
  permanent: 'Refused for good',
  suppressed: 'Not needed any more',
  unfinished: 'No end on record',
};

/** How an attempt ended. A code nobody has words for is shown as it is. */
export const outcomeWords = (outcome: string): string =>
  (outcomes as Readonly<Record<string, string>>)[outcome] ?? outcome;

/** A code such as `recipient-refused`, readable. */
export const codeWords = (code: string): string => code.replaceAll('-', ' ');

/** How long an attempt took, for people: to the tenth of a second. */
export function durationWords(startedAt: string, finishedAt: string | null): string {
  if (finishedAt === null) return 'Not known';
  return `${((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s`;
}
