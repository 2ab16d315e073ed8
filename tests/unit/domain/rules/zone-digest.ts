/**
 * Run as a process of its own under some TZ: prints that zone's offset in January and July, how many results there
 * were, and a digest of them all, being the due date, plan and explanation of every rule around the years.
 */
import { createHash } from 'node:crypto';

import { addWorkingHours } from '#app/domain/calendar/working-hours.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { calendars } from '#tests/unit/domain/rules/published-calendars.ts';

const hour = 3_600_000;
const places = Object.values(calendars);
const dates = { dateOfBirth: '2012-02-29', suppliedDate: '2029-03-25' };
const digest = createHash('sha256');
let results = 0;

const take = (...parts: readonly unknown[]) => {
  digest.update(JSON.stringify(parts));
  results += 1;
};

/** Steps of some 120 days wander through all hours, and the minutes around each change of the clocks are added. */
const moments: number[] = [];
for (let at = Date.UTC(2020, 0, 1, 0, 17); at < Date.UTC(2036, 0, 1); at += 2_917 * hour) moments.push(at);
for (const change of ['2026-03-29', '2026-10-25', '2031-03-30', '2031-10-26'])
  for (const minutes of [-91, -1, 0, 29, 61]) moments.push(Date.parse(`${change}T01:00Z`) + minutes * 60_000);

for (const rule of loadRules())
  for (const [index, at] of moments.entries()) {
    const calendar = places[index % places.length]!;
    const due = computeDue(rule, { type: 'ReferralReceived', at: new Date(at), ...dates }, calendar);
    if (due.kind !== 'due') take(due);
    else take(due, planActions(rule, due, calendar), explainInWords(due.explanation));
  }
for (const calendar of places)
  for (const at of moments) take(addWorkingHours(calendar, new Date(at), 7).toISOString());

const offsets = [0, 6].map((month) => new Date(2026, month, 15).getTimezoneOffset());
process.stdout.write(JSON.stringify({ offsets, results, digest: digest.digest('hex') }));
