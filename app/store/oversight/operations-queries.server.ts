import { silentAfter, steadyTasks, workerTasks } from '#app/domain/oversight/invariants.ts';
import type { DeadEmail, Heartbeat, Operations, WorkerSeen } from '#app/domain/oversight/operations.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { presence } from '#app/store/shared/heartbeat.server.ts';
import { keyWindow } from '#app/store/shared/key-page.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Awake = Pick<Operations, 'heartbeats' | 'silentSince' | 'neverHeard'>;

/** Whether each thing that workers do is done, by any of them: a steady task must have been heard from within two minutes. */
export async function readHeartbeats(tx: Tx, now: Date): Promise<Awake> {
  const rows = await tx.$queryRaw<{ component: string; at: Date }[]>`
    SELECT component, max(at) AS at FROM heartbeat WHERE component = ANY(${[...workerTasks]}::text[])
    GROUP BY component ORDER BY component`;
  const steady: readonly string[] = steadyTasks;
  const heartbeats = rows.map(({ component, at }): Heartbeat => {
    const silent = steady.includes(component) && now.getTime() - at.getTime() > silentAfter;
    return { component, at, silent };
  });
  const silent = heartbeats.filter((beat) => beat.silent).sort((a, b) => a.at.getTime() - b.at.getTime());
  const neverHeard = steady.some((name) => !rows.some(({ component }) => component === name));
  return { heartbeats, silentSince: silent[0]?.at ?? null, neverHeard };
}

const day = 24 * 3_600_000;

/** The workers heard from within a day, the one heard last at the top. */
export async function readWorkers(tx: Tx, now: Date): Promise<Operations['workers']> {
  const rows = await tx.heartbeat.findMany({
    where: { component: presence, at: { gte: new Date(now.getTime() - day) } },
    orderBy: [{ at: 'desc' }, { worker: 'asc' }],
    take: 20,
  });
  return rows.map(({ worker, at, detail }): WorkerSeen => {
    const said = detail as Partial<Record<string, string | number>>;
    const stopped = said['state'] === 'stopped';
    return {
      name: worker,
      at,
      state: stopped ? 'stopped' : now.getTime() - at.getTime() > silentAfter ? 'silent' : 'running',
      clockOff: said['clock'] === 'wrong' ? Number(said['seconds']) : null,
      version: String(said['version'] ?? ''),
    };
  });
}

/** How many planned actions are due and not done, and since when. */
export async function readBacklog(tx: Tx, now: Date): Promise<Operations['backlog']> {
  const [row] = await tx.$queryRaw<Operations['backlog'][]>`
    SELECT waiting, oldest FROM planned_backlog(${now}::timestamptz)`;
  return row ?? { waiting: 0, oldest: null };
}

/** E-mails by state, with the oldest of each. */
export function countOutbox(tx: Tx): Promise<Operations['outbox']> {
  return tx.$queryRaw<{ state: string; count: number; oldest: Date }[]>`
    SELECT state, count(*)::int AS count, min(created_at) AS oldest FROM outbox GROUP BY state ORDER BY state`;
}

/** E-mails that were given up, the one given up first at the top. */
export async function listDeadEmails(tx: Tx, asked: PageAsked): Promise<KeyPage<DeadEmail>> {
  const page = keyWindow(asked, { at: Prisma.sql`o.settled_at`, id: Prisma.sql`o.id` });
  const found = await tx.$queryRaw<DeadEmail[]>`
    SELECT o.id, o.kind, u.display_name AS "to", o.created_at AS "createdAt", o.settled_at AS "settledAt",
      o.attempts, coalesce(o.reason, '') AS reason
    FROM outbox o JOIN user_account u ON u.id = o.user_id
    WHERE o.state = 'dead' ${page.where}
    ${page.order}`;
  return keyPage(found, asked, ({ settledAt, id }) => ({ at: settledAt, id }));
}
