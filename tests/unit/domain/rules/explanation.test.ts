import { expect, test } from 'vitest';

import { calendarFrom } from '#app/domain/calendar/working-calendar.ts';
import { parseLondon } from '#app/domain/calendar/london.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import { aRule, aRuleOf, aTrigger, dueOf } from '#tests/unit/domain/rules/a-rule.ts';
import { calendars, holidayRows } from '#tests/unit/domain/rules/published-calendars.ts';

const english = calendars['england-and-wales'];
const source = { kind: 'S', citation: 'SI 2010/959 reg. 33(1)', url: null, verified: true } as const;

test('says everything between the trigger and the date', () => {
  const rule = aRuleOf('4 working-days', { cutOff: '13:00', source });
  const { explanation } = dueOf(rule, aTrigger('2026-03-25T15:00'), english);
  expect(explanation).toMatchObject({
    ruleKey: 'test.rule',
    ruleVersion: 1,
    division: 'england-and-wales',
    trigger: { type: 'ReferralReceived', at: '2026-03-25T15:00:00.000Z', local: '2026-03-25T15:00:00' },
    clockStart: { local: '2026-03-26T09:00:00', moved: 'after-cut-off', cutOff: '13:00' },
    clockChanges: [{ date: '2026-03-29', direction: 'forward', effect: 'hours-differ' }],
    beyondKnownHolidays: false,
    due: { at: '2026-04-01T22:59:59.000Z', local: '2026-04-01T23:59:59' },
  });
  expect(explanation.skipped.map(({ date }) => date)).toEqual(['2026-03-28', '2026-03-29']);
});

test('can be read by anybody', () => {
  const { explanation } = dueOf(aRuleOf('3 working-days', { source }), aTrigger('2026-04-02T10:00'), english);
  expect(explainInWords(explanation)).toEqual([
    '“Referral received” started this on Thursday 2 April 2026 at 10:00.',
    'The rule allows 3 working days, counted from the day after.',
    'Working days are those of England and Wales.',
    'Not counted: Good Friday (Friday 3 April 2026), Easter Monday (Monday 6 April 2026), 2 weekend days (4 and 5 April 2026).',
    'So it is due on Thursday 9 April 2026 at 23:59.',
    'Source: SI 2010/959 reg. 33(1) (law). Rule test.rule, version 1.',
  ]);
});

test('names an authority’s own closure, and skips it', () => {
  const closures = new Map([['2026-12-30', 'Office closed']]);
  const calendar = calendarFrom(holidayRows, 'england-and-wales', closures);
  const { explanation, localIntent } = dueOf(
    aRuleOf('1 working-days'),
    aTrigger('2026-12-29T10:00'),
    calendar,
  );
  expect(localIntent).toBe('2026-12-31T23:59:59 Europe/London');
  expect(explanation.skipped).toEqual([
    { date: '2026-12-30', reason: { kind: 'closure', name: 'Office closed' } },
  ]);
  expect(explainInWords(explanation)).toContain(
    'Not counted: Office closed (Wednesday 30 December 2026, when the authority is closed).',
  );
});

test.each([
  ['1 working-days', '2028-12-29T10:00', true, 'counts into a year without data'],
  ['1 working-days', '2028-12-28T10:00', false, 'ends on the last Friday of the data'],
  ['1 working-days', '2023-06-01T10:00', true, 'lies before the data'],
  ['20 working-days', '2035-06-01T10:00', true, 'lies wholly after the data'],
  ['6 months', '2028-12-01T10:00', false, 'months ask for no bank holiday'],
  ['72 hours', '2030-12-24T10:00', false, 'hours ask for no bank holiday'],
])('%s from %s: beyond known holidays is %s, because it %s', (words, trigger, beyond) => {
  const { explanation } = dueOf(aRuleOf(words), aTrigger(trigger), english);
  expect(explanation.beyondKnownHolidays).toBe(beyond);
  expect(explainInWords(explanation).some((line) => line.startsWith('Check this date'))).toBe(beyond);
});

test('a calendar without any holidays is never taken for a known one', () => {
  const { explanation } = dueOf(
    aRuleOf('1 working-days'),
    aTrigger('2026-03-02T10:00'),
    calendarFrom([], 'scotland'),
  );
  expect(explanation.beyondKnownHolidays).toBe(true);
});

test('a cut-off asks for bank holidays even where hours are counted', () => {
  const rule = aRuleOf('2 hours', { cutOff: '13:00' });
  expect(dueOf(rule, aTrigger('2029-01-02T14:00'), english).explanation.beyondKnownHolidays).toBe(true);
});

test.each([
  [
    '24 hours',
    '2026-03-28T14:00',
    'The clocks went forward on Sunday 29 March 2026; hours are counted, so the time on the clock is an hour later.',
  ],
  [
    '24 hours',
    '2026-10-24T14:00',
    'The clocks went back on Sunday 25 October 2026; hours are counted, so the time on the clock is an hour earlier.',
  ],
  [
    '2 calendar-days',
    '2026-10-24T14:00',
    'The clocks went back on Sunday 25 October 2026; days are counted, so the time of day stays as it is.',
  ],
])('%s from %s crosses a clock change and says so', (words, trigger, line) => {
  expect(explainInWords(dueOf(aRuleOf(words), aTrigger(trigger), english).explanation)).toContain(line);
});

test('a due time in the hour that is skipped moves forward and says so', () => {
  const rule = aRuleOf('1 calendar-days', { dueTime: '01:30:00' });
  const due = dueOf(rule, aTrigger('2026-03-28T10:00'), english);
  expect(due.at).toEqual(parseLondon('2026-03-29T02:30'));
  expect(due.localIntent).toBe('2026-03-29T01:30:00 Europe/London');
  expect(due.explanation.adjustments).toEqual(['skipped-hour']);
});

test.each([
  ['2026-03-09T08:59', 'before-opening'],
  ['2026-03-09T09:00', null],
  ['2026-03-09T12:59', null],
  ['2026-03-09T13:00', 'after-cut-off'],
  ['2026-03-07T10:00', 'non-working-day'],
])('with a cut-off at 13:00 a clock started at %s is moved: %s', (trigger, moved) => {
  const { explanation } = dueOf(aRuleOf('2 hours', { cutOff: '13:00' }), aTrigger(trigger), english);
  expect(explanation.clockStart.moved).toBe(moved);
});

const skippedOf = (...given: Parameters<typeof dueOf>) =>
  dueOf(...given).explanation.skipped.map(({ date }) => date);

test('a trigger on a day off is skipped with it only where a cut-off moves the clock', () => {
  const saturday = aTrigger('2026-03-07T10:00');
  const moved = aRuleOf('1 working-days', { cutOff: '13:00' });
  expect(skippedOf(moved, saturday, english)).toEqual(['2026-03-07', '2026-03-08']);
  expect(skippedOf(aRuleOf('1 working-days'), saturday, english)).toEqual(['2026-03-08']);
});

const twoDaysBefore = aRule({
  length: { kind: 'before-date', amount: 2, unit: 'working-days', anchor: 'supplied-date' },
  counting: 'count-back',
});

test('counted back, the date itself is day 0 and is not skipped', () => {
  const trigger = aTrigger('2026-03-02T10:00', { suppliedDate: '2026-04-06' });
  const easter = ['2026-04-03', '2026-04-04', '2026-04-05'];
  expect(skippedOf(twoDaysBefore, trigger, english)).toEqual(easter);
});

test('counted back to today is today, and not past', () => {
  const trigger = aTrigger('2026-03-02T10:00', { suppliedDate: '2026-03-04' });
  const { explanation } = dueOf(twoDaysBefore, trigger, english);
  expect(explanation).toMatchObject({ due: { local: '2026-03-02T23:59:59' }, adjustments: [] });
});

test('the end of a short month, a leap birthday and a date gone by are explained', () => {
  const short = dueOf(aRuleOf('1 months'), aTrigger('2026-01-31T10:00'), english);
  expect(short.explanation.adjustments).toEqual(['last-day-of-month']);

  const length = { kind: 'age-reached', years: 18, months: 0 } as const;
  const born = aTrigger('2025-01-31T10:00', { dateOfBirth: '2008-02-29' });
  const birthday = dueOf(aRule({ length, counting: 'none' }), born, english);
  expect(birthday.explanation).toMatchObject({ adjustments: ['first-of-march'], anchor: '2026-03-01' });

  const before = { kind: 'before-date', amount: 28, unit: 'calendar-days', anchor: 'supplied-date' } as const;
  const late = aTrigger('2026-03-02T10:00', { suppliedDate: '2026-03-20' });
  const past = dueOf(aRule({ length: before, counting: 'count-back' }), late, english);
  expect(past.explanation).toMatchObject({ adjustments: ['already-past'], anchor: '2026-03-20' });
  expect(explainInWords(past.explanation)).toContain('The date it hangs on is Friday 20 March 2026.');
});

test('the earliest of several ends is taken, and a missing date is asked for', () => {
  const length = {
    kind: 'earliest-of',
    of: [
      { kind: 'after-trigger', amount: 30, unit: 'months' },
      { kind: 'age-reached', years: 17, months: 6 },
    ],
  } as const;
  const rule = aRule({ length, counting: 'corresponding-date' });
  const due = (dateOfBirth: string) => dueOf(rule, aTrigger('2026-01-15T12:00', { dateOfBirth }), english);
  expect(due('2009-09-10').localIntent).toContain('2027-03-10');
  expect(due('2014-09-10').localIntent).toContain('2028-07-15');
  const missing = computeDue(rule, aTrigger('2026-01-15T12:00'), english);
  expect(missing).toEqual({ kind: 'date-needed', missing: 'date-of-birth' });
});

test('a supplied date is asked for, and no clock is no date', () => {
  const rule = aRule({ length: { kind: 'supplied-date' }, counting: 'none' });
  const missing = computeDue(rule, aTrigger('2026-01-15T12:00'), english);
  expect(missing).toEqual({ kind: 'date-needed', missing: 'supplied-date' });
  const open = computeDue(aRule({ length: { kind: 'event-only' } }), aTrigger('2026-01-15T12:00'), english);
  expect(open).toEqual({ kind: 'no-clock' });
});

test('a malformed date is a fault and not a deadline', () => {
  const rule = aRule({ length: { kind: 'supplied-date' }, counting: 'none' });
  const trigger = aTrigger('2026-01-15T12:00', { suppliedDate: '2026-02-30' });
  expect(() => computeDue(rule, trigger, english)).toThrow(RangeError);
});
