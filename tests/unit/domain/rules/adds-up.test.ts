import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';

import { parseLondon } from '#app/domain/calendar/london.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Explanation, Pause } from '#app/domain/rules/due.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import type { AfterTrigger, BeforeDate, Rule } from '#app/domain/rules/rule.ts';
import { dateInWords, momentInWords } from '#app/domain/rules/wording.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { aRuleOf } from '#tests/unit/domain/rules/a-rule.ts';
import { calendars } from '#tests/unit/domain/rules/published-calendars.ts';

const published = loadRules().filter(({ length }) => length.kind !== 'event-only');
const invented = [
  aRuleOf('7 working-days', { cutOff: '13:00' }),
  aRuleOf('5 hours', { cutOff: '13:00' }),
  aRuleOf('9 working-days', { counting: 'same-day-is-day-1' }),
  aRuleOf('9 calendar-days', { counting: 'same-day-is-day-1' }),
];
const minute = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / 60_000, max: Date.parse(to) / 60_000 })
    .map((at) => new Date(at * 60_000));
const dateIn = (from: string, to: string) => minute(from, to).map((at) => at.toISOString().slice(0, 10));

/** A pause begins up to a week before the trigger or any time in the forty days after it. */
const pauses = (at: Date) =>
  fc
    .array(
      fc.record({ after: fc.integer({ min: -168, max: 960 }), hours: fc.integer({ min: 0, max: 200 }) }),
      { maxLength: 3 },
    )
    .map((given) =>
      given.map(({ after, hours }): Pause => {
        const from = at.getTime() + after * 3_600_000;
        return { from: new Date(from), to: new Date(from + hours * 3_600_000) };
      }),
    );

const cases = minute('2024-01-02T00:00Z', '2028-06-30T00:00Z').chain((at) =>
  fc.record({
    at: fc.constant(at),
    rule: fc.oneof(fc.constantFrom(...published), fc.constantFrom(...invented)),
    calendar: fc.constantFrom(...Object.values(calendars)),
    dateOfBirth: dateIn('2007-01-01T00:00Z', '2013-01-01T00:00Z'),
    suppliedDate: dateIn('2026-01-01T00:00Z', '2028-12-01T00:00Z'),
    pauses: pauses(at),
  }),
);

const date = (local: string) => Temporal.PlainDate.from(local.slice(0, 10));
const days = (from: Temporal.PlainDate, to: Temporal.PlainDate) => from.until(to).days;
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

type Sum = readonly [found: unknown, said: unknown];

/** Both sides of the sum an explanation claims, reckoned from the explanation alone. */
function sumOf(rule: Rule, explanation: Explanation): Sum {
  const { length, anchor, adjustments } = explanation;
  const due = date(explanation.due.local);
  if (adjustments.includes('already-past')) return [due, date(explanation.trigger.local)];
  if (length.kind === 'after-trigger') return afterTrigger(rule, length, explanation);
  if (length.kind === 'earliest-of' && anchor === null)
    return [due, date(explanation.trigger.local).add({ months: 30 })];
  if (anchor === null) throw new Error(`${length.kind} hangs on no date`);
  return fromAnchor(date(anchor), due, explanation);
}

function fromAnchor(anchor: Temporal.PlainDate, due: Temporal.PlainDate, explanation: Explanation): Sum {
  const { length, skipped } = explanation;
  switch (length.kind) {
    case 'before-date':
      return countedBack(length, { anchor, due, skipped: skipped.length });
    case 'age-reached':
      return [due, anchor.add({ months: length.months })];
    case 'after-age':
      return [due, anchor.add({ months: length.amount })];
    case 'earliest-of':
      return [due, anchor.add({ months: 6 })];
    case 'supplied-date':
    case 'after-trigger':
    case 'event-only':
      return [due, anchor];
  }
}

type Back = {
  readonly anchor: Temporal.PlainDate;
  readonly due: Temporal.PlainDate;
  readonly skipped: number;
};

function countedBack({ unit, amount }: BeforeDate, { anchor, due, skipped }: Back): Sum {
  if (unit === 'working-days') return [days(due, anchor), amount + skipped];
  return [due, anchor.subtract({ [unit === 'calendar-days' ? 'days' : unit]: amount })];
}

function afterTrigger(rule: Rule, { amount, unit }: AfterTrigger, explanation: Explanation): Sum {
  if (unit === 'hours') return elapsed(amount, explanation);
  const start = date(explanation.clockStart.local);
  const due = date(explanation.due.local);
  const paused = sum(explanation.pauses.map(({ wholeDays }) => wholeDays ?? 0));
  const span = days(start, due) + (rule.counting === 'same-day-is-day-1' ? 1 : 0);
  switch (unit) {
    case 'calendar-days':
      return [span, amount + paused];
    case 'weeks':
      return [span, amount * 7 + paused];
    case 'working-days':
      return [span, amount + paused + skippedWhileCounting(rule, start.toString(), explanation)];
    case 'months':
    case 'years':
      return [due, start.add({ [unit]: amount }).add({ days: paused })];
  }
}

function elapsed(hours: number, { clockStart, due, pauses: stood }: Explanation): Sum {
  const [from, to] = [Date.parse(clockStart.at), Date.parse(due.at)];
  const lost = stood.map((pause) => Date.parse(pause.to.at) - Math.max(from, Date.parse(pause.from.at)));
  return [to - from, hours * 3_600_000 + sum(lost)];
}

/** Before its start a moved clock skipped days too; a day off inside a pause is lost to both and counted once. */
function skippedWhileCounting(
  { counting }: Rule,
  start: string,
  { skipped, pauses: stood }: Explanation,
): number {
  return skipped.filter(
    ({ date: day }) =>
      (day > start || counting === 'same-day-is-day-1') &&
      !stood.some(({ from, to }) => covers(from.local, to.local, day)),
  ).length;
}

const covers = (from: string, to: string, day: string) =>
  from <= `${day}T00:00:00` && to >= `${date(day).add({ days: 1 }).toString()}T00:00:00`;

function explained({ rule, at, calendar, dateOfBirth, suppliedDate, pauses: given }: Case): Explanation {
  const computed = computeDue(rule, { type: 'ReferralReceived', at, dateOfBirth, suppliedDate }, calendar, {
    pauses: given,
  });
  if (computed.kind !== 'due') throw new Error(computed.kind);
  return computed.explanation;
}
type Case = typeof cases extends fc.Arbitrary<infer Value> ? Value : never;

test('what an explanation says was counted, skipped and paused adds up to the date it explains', () => {
  fc.assert(
    fc.property(cases, (given) => {
      const explanation = explained(given);
      const [found, said] = sumOf(given.rule, explanation).map(String);
      if (!explanation.adjustments.includes('first-of-march')) expect(found).toBe(said);
      expect(parseLondon(explanation.due.local).toISOString()).toBe(explanation.due.at);
    }),
    { numRuns: 3000, seed: 20261125 },
  );
});

test('in words it names every day skipped, every pause, every change of the clocks, its source and its version', () => {
  fc.assert(
    fc.property(cases, (given) => {
      const explanation = explained(given);
      const text = explainInWords(explanation).join('\n');
      const { skipped, pauses: stood, clockChanges, clockStart, source } = explanation;
      const named = skipped.filter(({ reason }) => reason.kind !== 'weekend');
      for (const day of named) expect(text).toContain(`${day.reason.name} (${dateInWords(day.date)}`);
      const weekends = skipped.length - named.length;
      if (weekends > 0) expect(text).toMatch(new RegExp(`\\b${weekends} weekend days? \\(`, 'u'));
      for (const { from, to } of stood)
        expect(text).toContain(`from ${momentInWords(from.local)} to ${momentInWords(to.local)}`);
      for (const change of clockChanges)
        expect(text).toContain(`went ${change.direction} on ${dateInWords(change.date)}`);
      if (clockStart.moved !== null) expect(text).toContain(`(cut-off ${clockStart.cutOff})`);
      expect(text).toContain(`Source: ${source.citation} (`);
      expect(text).toContain(`Rule ${given.rule.key}, version ${given.rule.version}.`);
      expect(text).toContain(`So it is due on ${momentInWords(explanation.due.local)}.`);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/u);
      expect(JSON.stringify(explanation)).not.toContain(given.dateOfBirth);
    }),
    { numRuns: 1500, seed: 20261125 },
  );
});
