import { randomUUID } from 'node:crypto';

import { loadRulebook } from '#app/store/reference/rulebook.server.ts';
import { createDatabase } from '#app/store/shared/database.server.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';

import { fill } from './filling.ts';
import type { BenchDatabase, Ground } from './ground.ts';
import { median, say } from './numbers.ts';
import { fireByBullmq } from './peers/bullmq.ts';
import { fireByOneStatement, writeRecipients } from './peers/one-statement.ts';
import { fireByPgBoss } from './peers/pg-boss.ts';
import type { Section, Settings } from './report.ts';

const concurrencies = [8, 16, 32];

/** (a) Everything that is due, fired by the product and by three others that make the same writes. */
export async function benchFiring(ground: Ground, settings: Settings): Promise<Section> {
  const { rounds, size, now, say: tell } = settings;
  const [many, few] = [Math.round(100_000 * size), Math.round(10_000 * size)];
  const [large, small] = [await filled(ground, settings, many), await filled(ground, settings, few)];
  const ids = (
    await small.sql<{ id: string }>(`SELECT id FROM planned_action WHERE fire_at <= $1 ORDER BY fire_at`, [
      now,
    ])
  ).map(({ id }) => id);
  const run = (from: BenchDatabase, count: number, peer: (database: BenchDatabase) => Promise<number>) =>
    rateIn(ground, from, { count, peer });
  const bullmq = (concurrency: number) =>
    run(small, few, (db) => fireByBullmq(db, ids, { now, concurrency }));
  const boss = (concurrency: number) => run(small, few, (db) => fireByPgBoss(db, ids, { now, concurrency }));
  const best = { bullmq: await fastest(bullmq), boss: await fastest(boss) };
  tell(`concurrency that serves them best: BullMQ ${best.bullmq}, pg-boss ${best.boss}`);
  const rates: Rates[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const rate = {
      product: await run(large, many, (db) => fireByProduct(db, now)),
      statement: await run(large, many, (db) => fireByOneStatement(db, now)),
      bullmq: await bullmq(best.bullmq),
      boss: await boss(best.boss),
    };
    rates.push(rate);
    tell(
      `firing, round ${round}: ${Object.entries(rate)
        .map(([who, value]) => `${who} ${say(value)}/s`)
        .join(', ')}`,
    );
  }
  await large.drop();
  await small.drop();
  return describe(rates, { many, few, best });
}

type Rates = Readonly<Record<'product' | 'statement' | 'bullmq' | 'boss', number>>;

async function filled(ground: Ground, { now, seed }: Settings, actions: number): Promise<BenchDatabase> {
  const database = await ground.database();
  await fill(database, { cases: actions / 5, deadlinesPerCase: 5, dueWithin: 3_600, now, seed });
  await writeRecipients(database, now);
  return database;
}

/** Actions a second, in a copy of the filled database; throws unless every action was fired and told of once. */
async function rateIn(
  ground: Ground,
  from: BenchDatabase,
  { count, peer }: { readonly count: number; readonly peer: (database: BenchDatabase) => Promise<number> },
): Promise<number> {
  const database = await ground.database(from.name);
  try {
    const seconds = await peer(database);
    const [made] = await database.sql<Record<string, number>>(written);
    for (const [what, rows] of Object.entries(made ?? {}))
      if (rows !== count) throw new Error(`${rows} rows in ${what} for ${count} actions`);
    return count / seconds;
  } finally {
    await database.drop();
  }
}

const written = `SELECT (SELECT count(*)::int FROM planned_action WHERE state = 'fired') AS fired,
  (SELECT count(*)::int FROM notice) AS notice, (SELECT count(*)::int FROM outbox) AS outbox,
  (SELECT count(*)::int FROM case_event) AS case_event, (SELECT count(*)::int FROM audit_entry) AS audit_entry`;

/** One worker's sweep, as it runs in production. */
async function fireByProduct({ workerUrl }: BenchDatabase, now: Date): Promise<number> {
  const db = createDatabase(workerUrl);
  try {
    const deps = { db, newId: randomUUID, rulebook: await loadRulebook(db) };
    const started = performance.now();
    await fireDue(deps, now);
    return (performance.now() - started) / 1_000;
  } finally {
    await db.$disconnect();
  }
}

async function fastest(rate: (concurrency: number) => Promise<number>): Promise<number> {
  let best = { concurrency: 0, rate: 0 };
  for (const concurrency of concurrencies) {
    const found = await rate(concurrency);
    if (found > best.rate) best = { concurrency, rate: found };
  }
  return best.concurrency;
}

function describe(
  rates: readonly Rates[],
  {
    many,
    few,
    best,
  }: { readonly many: number; readonly few: number; readonly best: { bullmq: number; boss: number } },
): Section {
  const ratio = (peer: keyof Rates) => median(rates.map((rate) => rate.product / rate[peer]));
  const rate = (who: keyof Rates) => `${say(median(rates.map((each) => each[who])))}/s`;
  const times = (peer: keyof Rates) => `${ratio(peer).toFixed(2)} times`;
  return {
    title: 'Firing what is due',
    method: `${many.toLocaleString('en-GB')} due actions of as many deadlines in ${(many / 5).toLocaleString('en-GB')} cases, each
with one person to tell: notice, e-mail owed, chronology, audit entry in the hash chain, action marked. One SQL statement makes the same rows with one
INSERT a table and is told beforehand who is to be told. BullMQ (Redis, append-only file) and pg-boss have one delayed
job a deadline, all due at one moment, and a handler of two hand-written statements in a transaction; they are measured
on ${few.toLocaleString('en-GB')} jobs and compared by rate, with the concurrency of ${concurrencies.join(', ')} that served each best
(${best.bullmq} and ${best.boss}). Every run starts from a copy of the same database; the ratio is taken within a round.`,
    lines: [
      { what: 'the product, one worker', result: rate('product'), goal: '', met: null },
      { what: 'one SQL statement', result: rate('statement'), goal: '', met: null },
      { what: 'BullMQ, a job each', result: rate('bullmq'), goal: '', met: null },
      { what: 'pg-boss, a job each', result: rate('boss'), goal: '', met: null },
      {
        what: 'product to one statement',
        result: times('statement'),
        goal: 'at least 0.5',
        met: ratio('statement') >= 0.5,
      },
      { what: 'product to BullMQ', result: times('bullmq'), goal: 'at least 3', met: ratio('bullmq') >= 3 },
      { what: 'product to pg-boss', result: times('boss'), goal: '', met: null },
    ],
  };
}
