import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadRulebook } from '#app/store/reference/rulebook.server.ts';

import { auditBooks } from './audit/audit.ts';
import { openBooks, type Books } from './audit/books.ts';
import { everySealedFieldIsPlanted } from './audit/planting.ts';
import { nothingLeftTheService } from './audit/secrets.ts';
import type { Violation } from './audit/violation.ts';
import { preload } from './mutants/breeding.ts';
import type { Mutant } from './mutants/mutants.ts';
import { openLedger } from './load/ledger.ts';
import { startLoad } from './load/load.ts';
import { direct } from './schedule/director.ts';
import { follow } from './schedule/follow.ts';
import type { Timed } from './schedule/faults.ts';
import type { Scene } from './schedule/hand.ts';
import type { Entry, Weather } from './sink/orders.ts';
import { settle, shortenWaits } from './settle.ts';
import { startFaultSink } from './sink/sink.ts';
import { adminAt } from './world/admin.ts';
import { keepEveryClaim } from './world/claim-journal.ts';
import { preparePlace } from './world/place.ts';
import { dumpQueue, keepEveryJob } from './world/queue-journal.ts';
import { hangBells } from './world/queue-place.ts';
import { prepareRedis } from './world/redis.ts';
import { openTally } from './world/tally.ts';
import { commonSettings, superviseWorkers } from './world/workers.ts';

export type Plan = {
  readonly seed: number;
  readonly faults: readonly Timed[];
  /** Milliseconds of faults; settling comes after. */
  readonly length: number;
  /** Milliseconds between two new cases. */
  readonly every: number;
  readonly leaseSeconds: number;
  /** How the mail server behaves between two storms. */
  readonly fair: Weather;
  /** How everything is made less safe than it is, for the mutation check. */
  readonly mutant?: Mutant;
  /** Long enough that people write into every field there is. */
  readonly plantsEverything: boolean;
  readonly say: (line: string) => void;
};

export type Outcome = {
  readonly violations: readonly Violation[];
  readonly books: Books;
  /** The mail server's own book, oldest first. */
  readonly sink: readonly Entry[];
  /** With the mail server, while faults went on: a run in which nobody got to work proves little. */
  readonly conversations: number;
  readonly done: Readonly<Record<string, number>>;
  readonly asked: Readonly<Record<string, number>>;
  readonly kills: number;
  readonly endedByThemselves: number;
  /** Where the logs and both books are; kept when something is wrong. */
  readonly folder: string;
};

const mostWorkers = 8;

/** Builds a world, breaks it as planned, lets it come to rest and audits it. Everything it started is gone afterwards. */
export async function run(plan: Plan): Promise<Outcome> {
  const { say, seed, leaseSeconds } = plan;
  const folder = await mkdtemp(join(tmpdir(), 'guardianship-fault-run-'));
  const closing: (() => Promise<unknown>)[] = [];
  const opened = <T>(thing: T, close: (thing: T) => Promise<unknown>): T => {
    closing.unshift(() => close(thing));
    return thing;
  };
  try {
    say('starting PostgreSQL, Redis and the mail sink');
    const place = opened(await preparePlace(), ({ remove }) => remove());
    await keepEveryJob(place.urls.queue);
    const redis = opened(await prepareRedis(), ({ stop }) => stop());
    const bookFile = join(folder, 'sink.jsonl');
    const lateBy = leaseSeconds * 400;
    const sink = opened(await startFaultSink({ bookFile, ports: mostWorkers, seed, lateBy }), (it) =>
      it.close(),
    );
    const workers = opened(
      superviseWorkers(folder, settingsOf(plan, folder), (pids) => {
        sink.workers(pids);
      }),
      ({ killAll }) => killAll(),
    );
    const bells = opened(hangBells({ redis: redis.url, queue: place.urls.queue }), ({ close }) => close());
    sink.weather(plan.fair);
    const tally = openTally();
    const admin = adminAt(place.urls.admin);
    await keepEveryClaim(admin);
    if (plan.mutant?.change.kind === 'sabotage') await admin.ask(plan.mutant.change.sql);
    const settings: Scene['settings'] = (backend) => (slot) => ({
      DATABASE_URL: `${place.urls.worker}?application_name=worker-${String(slot)}`,
      SMTP_URL: sink.urls[slot] ?? '',
      ...(backend === 'redis' ? { REDIS_URL: redis.url } : { QUEUE_DATABASE_URL: place.urls.queue }),
    });
    const director = direct({
      workers,
      sink,
      postgres: place.postgres,
      redis,
      admin,
      bells,
      tally,
      fair: plan.fair,
      settings,
    });
    const ledger = openLedger(join(folder, 'ledger.jsonl'));
    const hurry = opened(shortenWaits(admin, bells), ({ stop }) => stop());

    const load = await startLoad(place, ledger, { seed: seed + 1, every: plan.every, bell: bells });
    say('faults begin');
    const everybody = () => workers.pids().every((_, slot) => workers.atWork(slot));
    await follow(plan, { perform: director.perform, everybodyIsAtWork: everybody }, () => {
      say(`${JSON.stringify(ledger.counts())}, workers killed ${String(workers.ends().killed)}`);
    });
    say('faults end; settling');
    const calmFrom = Date.now();
    await director.calm();
    say('calm');
    await load.stop();
    say('nobody asks for anything any more');
    const rest = await settle(admin, bells);
    say(rest.settled ? `at rest after ${String(rest.seconds)} s` : 'did not come to rest');
    await hurry.stop();

    const rulebook = await loadRulebook(place.worker);
    const entries = await sink.book();
    const books = await openBooks(
      { admin, worker: place.worker },
      { lease: leaseSeconds, ledger: ledger.all(), gaveUp: ledger.gaveUp(), sink: entries },
    );
    const secrets = await nothingLeftTheService({
      folder,
      sink: entries,
      redis: await redis.dump(),
      queue: await dumpQueue(place.urls.queue),
      databaseLog: await place.postgres.log(),
      ledger: ledger.all(),
    });
    const { killed, byThemselves } = workers.ends();
    const codes = await workers.stop();
    const unclean = codes
      .filter((code) => code !== 0)
      .map((code) => `a worker asked to stop ended with ${String(code)}`);
    return {
      violations: [
        ...auditBooks(books, rulebook),
        ...secrets,
        ...(plan.plantsEverything ? await everySealedFieldIsPlanted(admin) : []),
        ...unclean.map((what): Violation => ({ promise: 'F', what })),
      ],
      books,
      sink: entries,
      conversations: entries.filter((entry) => isGreeting(entry) && entry.at < calmFrom).length,
      done: tally.all(),
      asked: ledger.counts(),
      kills: killed,
      endedByThemselves: byThemselves,
      folder,
    };
  } finally {
    for (const close of closing) await close().catch(() => undefined);
  }
}

export const discard = ({ folder }: Outcome): Promise<void> => rm(folder, { recursive: true, force: true });

const isGreeting = (entry: Entry) => 'stage' in entry && entry.stage === 'greeting';

/** A mutant that changes the code changes it in the workers too, as each of them loads it. */
function settingsOf({ leaseSeconds, mutant }: Plan, folder: string): Parameters<typeof superviseWorkers>[1] {
  const common = commonSettings(leaseSeconds, folder);
  if (mutant?.change.kind !== 'rewrite') return { common };
  return { common: { ...common, MUTANT: mutant.name }, flags: ['--import', preload] };
}
