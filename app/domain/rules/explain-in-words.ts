import type { Division } from '#app/domain/calendar/working-calendar.ts';
import type { Explanation, ExplainedExtension, Adjustment, ClockChange } from '#app/domain/rules/due.ts';
import { countingInWords } from '#app/domain/rules/length-in-words.ts';
import type { Source } from '#app/domain/rules/rule.ts';
import { skippedInWords } from '#app/domain/rules/skipped-in-words.ts';
import {
  dateInWords,
  eventInWords,
  lengthInWords,
  momentInWords,
  spanInWords,
} from '#app/domain/rules/wording.ts';

/** The answer to "why is this due?", a sentence a line, in London time. Says nothing about the child. */
export function explainInWords(explanation: Explanation): readonly string[] {
  const { trigger, length, counting, due, source } = explanation;
  return [
    `“${eventInWords(trigger.type)}” started this on ${momentInWords(trigger.local)}.`,
    ...clockStartLines(explanation),
    `The rule allows ${lengthInWords(length)}${countingInWords[counting]}.`,
    ...anchorLines(explanation),
    ...calendarLines(explanation),
    ...skippedInWords(explanation.skipped),
    ...explanation.pauses.map(pauseLine),
    ...(explanation.extensions ?? []).map(extensionLine),
    ...explanation.clockChanges.map(clockChangeLine),
    ...explanation.adjustments.map((adjustment) => adjustments[adjustment]),
    ...(explanation.beyondKnownHolidays ? [beyondKnown] : []),
    `So it is due on ${momentInWords(due.local)}.`,
    `Source: ${source.citation} (${sourceWords(source)}). Rule ${explanation.ruleKey}, version ${explanation.ruleVersion}.`,
  ];
}

const beyondKnown =
  'Check this date: it reaches a year whose bank holidays are not known yet, so only weekends were left out.';

const divisions = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} as const satisfies Record<Division, string>;

const moves = {
  'after-cut-off': 'That was at or after the cut-off',
  'non-working-day': 'That was not a working day',
  'before-opening': 'That was before the office opened',
} as const;

const adjustments = {
  'last-day-of-month': 'That month has no such day, so its last day was taken.',
  'first-of-march': 'A birthday on 29 February falls on 1 March in other years.',
  'already-past':
    'The date counted back to had already passed, so it is due by the end of the day it started.',
  'skipped-hour': 'The clocks went forward over that time, so the time an hour later was taken.',
} as const satisfies Record<Adjustment, string>;

function clockStartLines({ clockStart: { moved, cutOff, local } }: Explanation): readonly string[] {
  if (moved === null) return [];
  return [`${moves[moved]} (cut-off ${cutOff}), so counting began on ${momentInWords(local)}.`];
}

/** Whose working days they are, where any were counted. */
function calendarLines({ length, division, clockStart }: Explanation): readonly string[] {
  const counted = 'unit' in length && length.unit === 'working-days';
  return counted || clockStart.moved !== null ? [`Working days are those of ${divisions[division]}.`] : [];
}

function anchorLines({ anchor }: Explanation): readonly string[] {
  return anchor === null ? [] : [`The date it hangs on is ${dateInWords(anchor)}.`];
}

function pauseLine({ from, to, wholeDays }: Explanation['pauses'][number]): string {
  const days = wholeDays === null ? '' : ` (${spanInWords(wholeDays, 'calendar-days')} in full)`;
  return `The clock stood still from ${momentInWords(from.local)} to ${momentInWords(to.local)}${days}.`;
}

function extensionLine({ from, to, reason }: ExplainedExtension): string {
  const because = reason.replaceAll('-', ' ');
  return `It was extended from ${momentInWords(from.local)} to ${momentInWords(to.local)} (${because}).`;
}

function clockChangeLine({ date, direction, effect }: ClockChange): string {
  const change = `The clocks went ${direction} on ${dateInWords(date)}`;
  if (effect === 'hours-differ') return `${change}; days are counted, so the time of day stays as it is.`;
  const shift = direction === 'forward' ? 'an hour later' : 'an hour earlier';
  return `${change}; hours are counted, so the time on the clock is ${shift}.`;
}

function sourceWords({ kind, verified }: Source): string {
  const kinds = { S: 'law', G: 'official guidance', P: 'this service’s own default' } as const;
  return verified || kind === 'P' ? kinds[kind] : `${kinds[kind]}, not yet checked against the text`;
}
