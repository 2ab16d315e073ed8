import { parseLondon } from '#app/domain/calendar/london.ts';
import { calendarFrom, type WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { aRuleOf } from '#tests/unit/domain/rules/a-rule.ts';
import { naiveDue, type NaiveUnit } from '#tests/unit/domain/rules/naive-peer.ts';
import { holidayRows } from '#tests/unit/domain/rules/published-calendars.ts';

import { chanceFrom, median, say } from './numbers.ts';
import type { Section, Settings } from './report.ts';

/** Lengths as the published rules have them. */
const lengths = [
  [20, 'working-days'],
  [1, 'working-days'],
  [10, 'working-days'],
  [45, 'working-days'],
  [72, 'hours'],
  [28, 'calendar-days'],
  [3, 'months'],
] as const satisfies readonly (readonly [number, NaiveUnit])[];

type Asked = {
  readonly at: Date;
  readonly local: string;
  readonly rule: Rule;
  readonly amount: number;
  readonly unit: NaiveUnit;
};

/** (d) Due dates computed by the product and by a plain loop over days. */
export function benchDueDates({ seed, rounds, size, say: tell }: Settings): Section {
  const calendar = calendarFrom(holidayRows, 'england-and-wales');
  const holidays = new Set(calendar.holidays.keys());
  const asked = askFor(Math.round(1_000_000 * size), chanceFrom(seed));
  const runs = Array.from({ length: rounds }, () => {
    const run = {
      product: rate(asked, (each) => dueBy(each, calendar)),
      naive: rate(asked, (each) => naiveBy(each, holidays)),
    };
    tell(`due dates: product ${say(run.product)}/s, day loop ${say(run.naive)}/s`);
    return run;
  });
  for (const each of asked.slice(0, 20_000))
    if (dueBy(each, calendar) !== naiveBy(each, holidays))
      throw new Error(`They differ: ${each.local} ${each.amount} ${each.unit}`);
  const product = median(runs.map((run) => run.product));
  return {
    title: 'Computing due dates',
    method: `${asked.length.toLocaleString('en-GB')} moments of 2024 to 2028 at random under seven lengths (${lengths.map(([amount, unit]) => `${amount} ${unit}`).join(', ')}),
England and Wales, on one core. The explanation is computed when somebody asks for it, which nobody does here. The peer is the tests' second opinion: a plain loop over days without
time zone data. Both must agree.`,
    lines: [
      {
        what: 'the product',
        result: `${say(product)}/s`,
        goal: 'at least 200,000/s',
        met: product >= 200_000,
      },
      {
        what: 'a plain loop over days',
        result: `${say(median(runs.map((run) => run.naive)))}/s`,
        goal: '',
        met: null,
      },
      {
        what: 'product to loop',
        result: `${median(runs.map((run) => run.product / run.naive)).toFixed(2)} times`,
        goal: '',
        met: null,
      },
    ],
  };
}

function askFor(count: number, chance: () => number): readonly Asked[] {
  const from = Date.UTC(2024, 0, 1, 12) / 60_000;
  const minutes = 5 * 365 * 24 * 60;
  const rules = lengths.map(([amount, unit]) => ({ amount, unit, rule: aRuleOf(`${amount} ${unit}`) }));
  return Array.from({ length: count }, (_, index) => {
    const local = londonText(new Date(Math.floor(from + chance() * minutes) * 60_000));
    // Of an hour that comes twice, the first: a wall time says no more.
    return { at: parseLondon(local), local, ...rules[index % rules.length]! };
  });
}

const london = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
});
const londonText = (at: Date) => london.format(at).replace(' ', 'T');

function dueBy({ at, rule }: Asked, calendar: WorkingCalendar): number {
  const due = computeDue(rule, { type: 'ReferralReceived', at }, calendar);
  if (due.kind !== 'due') throw new Error('Every length here has a due date.');
  return due.at.getTime();
}

const naiveBy = ({ local, amount, unit }: Asked, holidays: ReadonlySet<string>) =>
  naiveDue(local, amount, unit, holidays);

function rate(asked: readonly Asked[], compute: (each: Asked) => number): number {
  const started = performance.now();
  let sum = 0;
  for (const each of asked) sum += compute(each);
  if (!Number.isFinite(sum)) throw new Error('A due date is missing.');
  return asked.length / ((performance.now() - started) / 1_000);
}
