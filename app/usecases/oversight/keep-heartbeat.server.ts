import { steadyTasks } from '#app/domain/oversight/invariants.ts';
import { keepSilence } from '#app/store/oversight/outage.server.ts';
import { asWorker, type Db } from '#app/store/shared/database.server.ts';
import { beat } from '#app/store/shared/heartbeat.server.ts';

type Beat = {
  readonly component: string;
  readonly at: Date;
  readonly detail: Readonly<Record<string, string | number>>;
};

/** Says that a task was done, and keeps the silence before it if it was long, so that nobody has to guess afterwards. */
export async function keepHeartbeat(
  { db, newId }: { readonly db: Db; readonly newId: () => string },
  { component, at, detail }: Beat,
): Promise<void> {
  const steady = steadyTasks.find((name) => name === component);
  if (steady !== undefined) await asWorker(db, (tx) => keepSilence(tx, steady, { id: newId(), now: at }));
  await beat(db, component, at, detail);
}
