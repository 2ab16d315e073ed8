import { expect, test } from 'vitest';

import { parseLondon } from '#app/domain/calendar/london.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import { aRule, aRuleOf, aTrigger, dueOf } from '#tests/unit/domain/rules/a-rule.ts';
import { calendars } from '#tests/unit/domain/rules/published-calendars.ts';

const english = calendars['england-and-wales'];
const pause = (from: string, to: string) => ({ from: parseLondon(from), to: parseLondon(to) });
const monday = aTrigger('2026-03-02T10:00');

test.each([
  ['5 calendar-days', '2026-03-09T23:59:59', 'Wednesday and Thursday are lost'],
  ['2 working-days', '2026-03-06T23:59:59', 'Tuesday is day 1, Friday day 2'],
  ['1 weeks', '2026-03-11T23:59:59', 'nine days instead of seven'],
  ['1 months', '2026-04-04T23:59:59', 'two days more than a month'],
  ['72 hours', '2026-03-08T08:00:00', '32 hours before the pause and 40 after it'],
])('%s from Monday 10:00, paused from Tuesday 18:00 to Friday 16:00, end at %s: %s', (words, due) => {
  const pauses = [pause('2026-03-03T18:00', '2026-03-06T16:00')];
  expect(dueOf(aRuleOf(words), monday, english, { pauses }).at).toEqual(parseLondon(due));
});

test('a day on which the clock ran for any part of it counts in full', () => {
  const pauses = [pause('2026-03-03T00:01', '2026-03-03T23:59')];
  const { at } = dueOf(aRuleOf('2 calendar-days'), monday, english, { pauses });
  expect(at).toEqual(parseLondon('2026-03-04T23:59:59'));
});

test('a pause over a weekend costs working days nothing', () => {
  const pauses = [pause('2026-03-07T00:00', '2026-03-09T00:00')];
  const { at } = dueOf(aRuleOf('5 working-days'), monday, english, { pauses });
  expect(at).toEqual(parseLondon('2026-03-09T23:59:59'));
});

test('pauses that overlap, touch or run backwards are counted once or not at all', () => {
  const pauses = [
    pause('2026-03-03T12:00', '2026-03-03T14:00'),
    pause('2026-03-02T12:00', '2026-03-02T18:00'),
    pause('2026-03-02T14:00', '2026-03-02T16:00'),
    pause('2026-03-02T18:00', '2026-03-02T20:00'),
    pause('2026-03-02T23:00', '2026-03-02T22:00'),
  ];
  const { at, explanation } = dueOf(aRuleOf('24 hours'), monday, english, { pauses });
  expect(at).toEqual(parseLondon('2026-03-03T20:00'));
  expect(explanation.pauses).toHaveLength(2);
});

test('a pause before the clock started or after it ended changes and explains nothing', () => {
  const pauses = [
    pause('2026-03-01T08:00', '2026-03-01T20:00'),
    pause('2026-03-04T08:00', '2026-03-05T08:00'),
  ];
  const { at, explanation } = dueOf(aRuleOf('24 hours'), monday, english, { pauses });
  expect(at).toEqual(parseLondon('2026-03-03T10:00'));
  expect(explanation.pauses).toEqual([]);
});

test('a pause that lies across the start stops only what had started', () => {
  const pauses = [pause('2026-03-02T08:00', '2026-03-02T12:00')];
  const { at } = dueOf(aRuleOf('24 hours'), monday, english, { pauses });
  expect(at).toEqual(parseLondon('2026-03-03T12:00'));
});

test('a pause that begins at the deadline comes too late for it', () => {
  const pauses = [pause('2026-03-03T10:00', '2026-03-03T20:00')];
  const { at } = dueOf(aRuleOf('24 hours'), monday, english, { pauses });
  expect(at).toEqual(parseLondon('2026-03-03T10:00'));
});

test.each([
  ['2 calendar-days', '2026-03-04T23:59:59'],
  ['1 months', '2026-04-02T23:59:59'],
])('a pause over the day of the trigger itself costs %s nothing: it is day 0', (words, due) => {
  const pauses = [pause('2026-03-02T00:00', '2026-03-03T00:00')];
  expect(dueOf(aRuleOf(words), monday, english, { pauses }).at).toEqual(parseLondon(due));
});

test('the night the clocks go forward pauses an hour less', () => {
  const pauses = [pause('2026-03-29T00:00', '2026-03-29T06:00')];
  const { at } = dueOf(aRuleOf('24 hours'), aTrigger('2026-03-28T10:00'), english, { pauses });
  expect(at).toEqual(parseLondon('2026-03-29T16:00'));
});

test('a date that was supplied does not move, whatever stood still', () => {
  const rule = aRule({ length: { kind: 'supplied-date' }, counting: 'none' });
  const pauses = [pause('2026-03-03T00:00', '2026-03-06T00:00')];
  const trigger = aTrigger('2026-03-02T10:00', { suppliedDate: '2026-03-20' });
  const { at, explanation } = dueOf(rule, trigger, english, { pauses });
  expect(at).toEqual(parseLondon('2026-03-20T23:59:59'));
  expect(explanation.pauses).toEqual([]);
});

test('a pause is explained with the days it cost', () => {
  const pauses = [pause('2026-03-03T18:00', '2026-03-06T16:00')];
  const { explanation } = dueOf(aRuleOf('5 calendar-days'), monday, english, { pauses });
  expect(explainInWords(explanation)).toContain(
    'The clock stood still from Tuesday 3 March 2026 at 18:00 to Friday 6 March 2026 at 16:00 (2 calendar days in full).',
  );
});
