import { randomUUID } from 'node:crypto';

import pg from 'pg';

import { dueQuery } from '#app/store/deadline/firing.server.ts';
import { loadRulebook } from '#app/store/reference/rulebook.server.ts';
import { createDatabase } from '#app/store/shared/database.server.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';

import { fill } from './filling.ts';
import type { BenchDatabase, Ground } from './ground.ts';
import { median } from './numbers.ts';
import type { Section, Settings } from './report.ts';

const sizes = [10_000, 100_000, 1_000_000];
const tries = 101;

type Idle = { readonly deadlines: number; readonly database: number; readonly sweep: number };

/** (b) A sweep that finds nothing to do, however many deadlines run. */
export async function benchIdle(ground: Ground, settings: Settings): Promise<Section> {
  const found: Idle[] = [];
  for (const full of sizes) {
    const deadlines = Math.round(full * settings.size);
    const database = await ground.database();
    const { now, seed } = settings;
    await fill(database, { cases: deadlines / 5, deadlinesPerCase: 5, dueWithin: null, now, seed });
    found.push({
      deadlines,
      database: await inDatabase(database, now),
      sweep: await wholeSweep(database, now),
    });
    settings.say(`idle: ${JSON.stringify(found.at(-1))}`);
    await database.drop();
  }
  const [least, most] = [found[0]?.database ?? 0, Math.max(...found.map(({ database }) => database))];
  return {
    title: 'An idle sweep',
    method: `The query that claims what is due, when nothing is: planning and execution as EXPLAIN ANALYZE reports them, the median of
${tries}; and the whole sweep as the worker makes it, transaction and round trips included.`,
    lines: [
      ...found.map(({ deadlines, database, sweep }) => ({
        what: `${deadlines.toLocaleString('en-GB')} open deadlines`,
        result: `${database.toFixed(3)} ms in the database, ${sweep.toFixed(1)} ms in all`,
        goal: 'at most 1 ms in the database',
        met: database <= 1,
      })),
      {
        what: 'slowest to smallest',
        result: `${(most / least).toFixed(2)} times`,
        goal: 'flat (below 2)',
        met: most / least < 2,
      },
    ],
  };
}

async function inDatabase({ workerUrl }: BenchDatabase, now: Date): Promise<number> {
  const client = new pg.Client({ connectionString: workerUrl, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    const { text, values } = dueQuery(now, { limit: 1_000 });
    const times: number[] = [];
    for (let round = 0; round < tries; round += 1) {
      const { rows } = await client.query<{ 'QUERY PLAN': [Record<string, number>] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        values,
      );
      const plan = rows[0]?.['QUERY PLAN'][0] ?? {};
      times.push((plan['Planning Time'] ?? 0) + (plan['Execution Time'] ?? 0));
    }
    return median(times);
  } finally {
    await client.end();
  }
}

async function wholeSweep({ workerUrl }: BenchDatabase, now: Date): Promise<number> {
  const db = createDatabase(workerUrl);
  const deps = { db, newId: randomUUID, rulebook: await loadRulebook(db) };
  const times: number[] = [];
  for (let round = 0; round < tries; round += 1) {
    const started = performance.now();
    if ((await fireDue(deps, now)) !== 0) throw new Error('Something was due.');
    times.push(performance.now() - started);
  }
  await db.$disconnect();
  return median(times);
}
