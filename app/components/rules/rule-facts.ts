import { confidenceWords, ladderWords } from '#app/components/case/due-words.ts';
import { sourceWords, validityWords } from '#app/components/rules/words.ts';
import { formatPlainDay } from '#app/components/time/london.ts';
import { eventInWords } from '#app/domain/rules/event-in-words.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import { countingInWords, lengthInWords, spanInWords } from '#app/domain/rules/length-in-words.ts';
import type { ReminderOffset, Rule, Rung } from '#app/domain/rules/rule.ts';

/** One thing to know about a rule, a sentence a line. */
export type RuleFact = { readonly about: string; readonly says: readonly string[] };

export type Chain = {
  /** Titles of the rules that lead to this one. */
  readonly follows: readonly string[];
  readonly next: {
    readonly title: string;
    readonly later: {
      readonly amount: number;
      readonly unit: 'months' | 'years';
      readonly title: string;
    } | null;
  } | null;
};

/** A whole rule in plain English. */
export function ruleFacts(rule: Rule, chain: Chain): readonly RuleFact[] {
  return [
    { about: 'Starts with', says: starts(rule, chain) },
    { about: 'Allows', says: [`${capital(lengthInWords(rule.length))}${countingInWords[rule.counting]}.`] },
    { about: 'Falls due', says: [dueTime(rule)] },
    { about: 'Late in the day', says: [cutOff(rule)] },
    { about: 'Days not counted', says: [daysOff(rule)] },
    { about: 'Met by', says: events(rule.metBy) },
    { about: 'Falls away with', says: listOr(events(rule.endedBy), 'Nothing: it stays until it is met.') },
    { about: 'Pauses', says: pauses(rule) },
    { about: 'What follows', says: follows(chain) },
    {
      about: 'Reminders',
      says: listOr(
        rule.reminders.map((each) => reminder(each, rule)),
        'None.',
      ),
    },
    {
      about: 'If nobody acts',
      says: listOr(
        rule.ladder.map((each) => rung(each, rule)),
        'Nobody else is told.',
      ),
    },
    { about: 'On it', says: acknowledged(rule) },
    { about: 'Responsible', says: [`${rule.responsibleLabel}.`] },
    {
      about: 'Urgency',
      says: [rule.urgent ? 'Does not wait for quiet hours to pass.' : 'Keeps to quiet hours.'],
    },
  ].filter(({ says }) => says.length > 0);
}

function starts(
  { triggers, openedBy, nature, tracked }: Rule,
  { follows: before }: Chain,
): readonly string[] {
  const chained =
    before.length > 0 ? `Only as the next step after: ${before.join('; ')}.` : 'Only as a next step.';
  return [
    ...(openedBy === 'chain' ? [chained] : []),
    ...events(triggers),
    ...(nature === 'milestone' ? ['A date to know: passing it is nobody’s breach.'] : []),
    ...(tracked ? [] : ['Only shown: the service opens no deadline for it.']),
  ];
}

function dueTime({ length, dueTime: time }: Rule): string {
  if (length.kind === 'event-only') return 'At no fixed time.';
  if (length.kind === 'after-trigger' && length.unit === 'hours') return 'At the minute the hours are over.';
  return time === '23:59:59' ? 'At the end of the last day.' : `At ${time.slice(0, 5)} on the last day.`;
}

function cutOff({ cutOff: time }: Rule): string {
  if (time === null)
    return 'No cut-off: the hour of the event does not matter, nor whether offices are open.';
  return `At ${time} or later, or on a day off, the clock starts at 09:00 on the next working day.`;
}

function daysOff({ length, cutOff: time }: Rule): string {
  const working = 'unit' in length && length.unit === 'working-days';
  if (!working && time === null) return 'None: every day counts.';
  return 'Weekends, bank holidays of the nation, and days on which the responsible authority is closed.';
}

function pauses({ pausedBy, resumedBy }: Rule): readonly string[] {
  if (pausedBy.length === 0) return ['Never.'];
  return [
    `From: ${pausedBy.map(eventInWords).join(', ')}.`,
    `Until: ${resumedBy.map(eventInWords).join(', ')}.`,
  ];
}

function follows({ next }: Chain): readonly string[] {
  if (next === null) return ['Nothing: it comes once.'];
  const { title, later } = next;
  if (later === null) return [`When it is met, this opens: ${title}.`];
  const span = spanInWords(later.amount, later.unit);
  return [`When it is met, this opens: ${title}.`, `From ${span} after the first of them: ${later.title}.`];
}

function reminder({ amount, unit, to }: ReminderOffset, { responsible }: Rule): string {
  const who = capital(ladderWords(to, responsible));
  if (unit === 'hours') return `${who}, ${spanInWords(amount, unit)} before.`;
  if (amount === 0) return `${who}, at 09:00 on the day, or on the last working day before it.`;
  return `${who}, at 09:00 ${spanInWords(amount, unit)} before.`;
}

function rung({ after: { amount, unit }, role }: Rung, { responsible }: Rule): string {
  const who = capital(ladderWords(role, responsible));
  if (amount === 0) return `${who}, at once.`;
  if (unit === 'working-days') return `${who}, at 09:00 ${spanInWords(amount, unit)} after.`;
  return `${who}, ${spanInWords(amount, unit)} after.`;
}

function acknowledged({ acknowledgementHolds: hours, ladder }: Rule): readonly string[] {
  if (ladder.length === 0 || hours === 0) return [];
  return [`Somebody who says “I am on it” holds back the next step for ${spanInWords(hours, 'hours')}.`];
}

/** Where a rule is written and how far to trust it. */
export function sourceFacts(rule: Rule): readonly RuleFact[] {
  const { source, confidence, note } = rule;
  const checked = source.verified
    ? 'Somebody has seen the words in the text.'
    : 'Not verified against the text.';
  return [
    { about: 'Kind of source', says: [sourceWords[source.kind]] },
    { about: 'Checked', says: [checked] },
    { about: 'How sure', says: [confidenceWords[confidence]] },
    { about: 'Note', says: [note === '' ? 'None.' : note] },
    { about: 'Answers for', says: [validityWords(rule)] },
  ];
}

/** What differs between two versions, in words. */
export type FactChange = {
  readonly about: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

export function factChanges(before: Rule, after: Rule): readonly FactChange[] {
  const [old, next] = [everyFact(before), everyFact(after)];
  const names = [...new Set([...old, ...next].map(({ about }) => about))];
  const saysOf = (facts: readonly RuleFact[], name: string) =>
    facts.find(({ about }) => about === name)?.says ?? ['Nothing.'];
  return names
    .map((about) => ({ about, before: saysOf(old, about), after: saysOf(next, about) }))
    .filter((change) => change.before.join('\n') !== change.after.join('\n'));
}

const everyFact = (rule: Rule): readonly RuleFact[] => [
  { about: 'Title', says: [rule.title] },
  ...ruleFacts(rule, { follows: [], next: null }),
  { about: 'Where it is written', says: [rule.source.citation] },
  { about: 'Link', says: [rule.source.url ?? 'None.'] },
  ...sourceFacts(rule),
];

/** The example as a reader would tell it. `suppliedDate` and `dateOfBirth` are plain days. */
export function exampleDates({ dateOfBirth, suppliedDate }: Rule['example']): readonly string[] {
  return [
    dateOfBirth && `Date of birth (invented): ${formatPlainDay(dateOfBirth)}.`,
    suppliedDate && `Date recorded with the event: ${formatPlainDay(suppliedDate)}.`,
  ].filter((line): line is string => typeof line === 'string');
}

const events = (types: readonly CaseEventType[]) => types.map((type) => `${eventInWords(type)}.`);
const listOr = (lines: readonly string[], none: string) => (lines.length === 0 ? [none] : lines);
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
