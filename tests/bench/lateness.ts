import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { postLetters } from '#jobs/handlers/post-letter.ts';
import { createMailer } from '#app/mail/mailer.ts';
import { loadRulebook } from '#app/store/reference/rulebook.server.ts';
import { createDatabase, type Db } from '#app/store/shared/database.server.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';
import { sendOwed } from '#app/usecases/notice/send-owed.server.ts';
import { startSink } from '#tests/support/smtp/sink.ts';

import { fill } from './filling.ts';
import type { BenchDatabase, Ground } from './ground.ts';
import { median, quantile } from './numbers.ts';
import type { Section, Settings } from './report.ts';

type Late = readonly [p50: number, p95: number, max: number];

/** (c) How long after the sweep that finds them actions of one second are fired, and their e-mails accepted. */
export async function benchLateness(ground: Ground, settings: Settings): Promise<Section> {
  const [actions, letters] = [Math.round(5_000 * settings.size), Math.round(500 * settings.size)];
  const fired: Late[] = [];
  const accepted: Late[] = [];
  for (let round = 1; round <= settings.rounds; round += 1) {
    fired.push(await withDue(ground, settings, actions, firing));
    accepted.push(await withDue(ground, settings, letters, sending));
    settings.say(
      `lateness, round ${round}: fired ${fired.at(-1)?.join(' ')} ms, accepted ${accepted.at(-1)?.join(' ')} ms`,
    );
  }
  const across = (runs: readonly Late[], at: 0 | 1 | 2) =>
    `${Math.round(median(runs.map((run) => run[at])))}`;
  const row = (what: string, runs: readonly Late[]) => ({
    what,
    result: `p50 ${across(runs, 0)} ms, p95 ${across(runs, 1)} ms, max ${across(runs, 2)} ms`,
    goal: '',
    met: null,
  });
  return {
    title: 'Lateness of what falls due in one second',
    method: `From the start of the sweep that finds them to the commit, looked at every 10 ms from outside, and to the mail server's
acceptance. A sweep comes at the latest every 15 s, which is to be added. The mail server is a real SMTP conversation on the same machine; letters go
one connection each, as in production.`,
    lines: [
      row(`${actions.toLocaleString('en-GB')} actions fired`, fired),
      row(`${letters.toLocaleString('en-GB')} actions fired and their e-mails accepted`, accepted),
    ],
  };
}

async function withDue(
  ground: Ground,
  { seed }: Settings,
  actions: number,
  measure: (database: BenchDatabase, db: Db, actions: number) => Promise<readonly number[]>,
): Promise<Late> {
  const database = await ground.database();
  const db = createDatabase(database.workerUrl);
  try {
    const now = new Date();
    await fill(database, { cases: actions / 5, deadlinesPerCase: 5, dueWithin: 1, now, seed });
    const late = await measure(database, db, actions);
    return [quantile(late, 0.5), quantile(late, 0.95), quantile(late, 1)];
  } finally {
    await db.$disconnect();
    await database.drop();
  }
}

/** Milliseconds after the start at which each action was found fired. */
async function firing(database: BenchDatabase, db: Db, actions: number): Promise<readonly number[]> {
  const watch = createDatabase(database.workerUrl, { max: 1 });
  const late: number[] = [];
  const deps = { db, newId: randomUUID, rulebook: await loadRulebook(db) };
  await watch.$queryRaw`SELECT 1`;
  const started = performance.now();
  const done = fireDue(deps, new Date());
  while (late.length < actions) {
    await wait(10);
    const [row] = await watch.$queryRaw<{ fired: number }[]>`
      SELECT count(*)::int AS fired FROM planned_action WHERE state = 'fired'`;
    const at = performance.now() - started;
    while (late.length < (row?.fired ?? 0)) late.push(at);
  }
  await done;
  await watch.$disconnect();
  return late;
}

/** Milliseconds after the start at which each e-mail was accepted by a real mail server. */
async function sending({ sql }: BenchDatabase, db: Db): Promise<readonly number[]> {
  const sink = await startSink();
  const mailer = createMailer(sink.url, { from: 'no-reply@service.test', messageIdDomain: 'service.test' });
  const post = postLetters(mailer, { origin: 'https://service.test', helpLine: null }, () => undefined);
  const deps = { db, newId: randomUUID, rulebook: await loadRulebook(db) };
  const started = new Date();
  await fireDue(deps, started);
  await sendOwed({
    db,
    newId: randomUUID,
    post,
    chance: Math.random,
    now: () => Promise.resolve(new Date()),
  });
  const rows = await sql<{ at: Date }>(`SELECT finished_at AS at FROM attempt WHERE outcome = 'accepted'`);
  mailer.close();
  await sink.close();
  return rows.map(({ at }) => at.getTime() - started.getTime());
}
