import { randomUUID } from 'node:crypto';

import { postLetters } from '#jobs/handlers/post-letter.ts';
import { steadyTasks } from '#app/domain/oversight/invariants.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';
import { sendOwed } from '#app/usecases/notice/send-owed.server.ts';

import { keepHeartbeat } from '#app/usecases/oversight/keep-heartbeat.server.ts';

import { impatientMailer } from './smtp/mailers.ts';
import { startSink, type Sink } from './smtp/sink.ts';
import type { World } from './world.ts';

/** The worker's tasks as the worker runs them, over a real SMTP server, at the world's own time. */
export type Engine = {
  readonly sink: Sink;
  readonly fire: () => Promise<number>;
  readonly send: () => Promise<number>;
  /** Moves the clock from one planned moment, or one e-mail's, to the next up to a London wall time, firing and sending at each. */
  readonly runUntil: (wall: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** `heart`: tasks leave heartbeats as in a worker that is awake whenever the engine runs, and silent otherwise. */
export async function startEngine(
  world: World,
  { heart = false }: { readonly heart?: boolean } = {},
): Promise<Engine> {
  const sink = await startSink();
  const mailer = impatientMailer(sink.url);
  const post = postLetters(mailer, { origin: 'https://service.test', helpLine: null }, () => undefined);
  const { rulebook } = world.deps;
  const newId = randomUUID;
  const beats = async (component: string, count: number) => {
    const kept = { db: world.worker, newId };
    if (heart) await keepHeartbeat(kept, { component, at: world.clock.now(), detail: {} });
    return count;
  };
  const fire = async () =>
    beats('fire', await fireDue({ db: world.worker, newId, rulebook }, world.clock.now()));
  const send = async () => {
    const count = await sendOwed({
      db: world.worker,
      newId,
      post,
      chance: () => 0.5,
      now: () => Promise.resolve(world.clock.now()),
    });
    return beats('send', count);
  };
  return {
    sink,
    fire,
    send,
    runUntil: (wall) => runUntil(world, { fire, send }, wall),
    close: async () => {
      mailer.close();
      await sink.close();
    },
  };
}

async function runUntil(world: World, run: Pick<Engine, 'fire' | 'send'>, wall: string): Promise<void> {
  const { clock } = world;
  const started = clock.now();
  clock.set(wall);
  const end = clock.now();
  const put = (at: Date) => {
    clock.forward((at.getTime() - clock.now().getTime()) / 3_600_000);
  };
  put(started);
  for (;;) {
    await run.fire();
    await run.send();
    const next = await nextMoment(world, end);
    if (next === null) break;
    put(next);
    await stayAwake(world);
  }
  put(end);
  await stayAwake(world);
  await run.fire();
  await run.send();
}

/** When the worker next has something to do: an action to fire, or an e-mail to decide or to try. */
async function nextMoment({ owner, clock }: World, end: Date): Promise<Date | null> {
  const [row] = await owner.$queryRaw<{ at: Date | null }[]>`
    SELECT min(at) AS at FROM (
      SELECT fire_at AS at FROM planned_action WHERE state = 'planned'
      UNION ALL SELECT next_attempt_at FROM outbox WHERE state IN ('waiting', 'pending')) AS moments
    WHERE at > ${clock.now()} AND at <= ${end}`;
  return row?.at ?? null;
}

/** Between two moments of a run nothing happens, but the worker is awake. */
async function stayAwake({ owner, clock }: World): Promise<void> {
  await owner.heartbeat.updateMany({
    where: { component: { in: [...steadyTasks] } },
    data: { at: clock.now() },
  });
}
