import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { readHold } from '#app/store/oversight/backup-queries.server.ts';
import { addHold, endHold, settleAsSent } from '#app/store/oversight/hold-store.server.ts';
import { asWorker, type Db } from '#app/store/shared/database.server.ts';

/** The owner's database: holding and releasing are done at the console, by whoever restores. */
type Console = { readonly db: Db; readonly newId: () => string; readonly now: () => Date };

/**
 * Has the service hold still: nothing fires, nothing is sent and nothing changes until it is released. Holding it twice
 * leaves the first hold as it is.
 */
export function holdService(
  { db, newId, now }: Console,
  why: { readonly reason: string; readonly restorePoint: Date | null },
): Promise<boolean> {
  const hold = { id: newId(), since: now(), ...why };
  return asWorker(db, async (tx) => {
    if (!(await addHold(tx, hold))) return false;
    await audit(tx, entry('service.held', hold.id, hold.since, { restorePoint: hold.restorePoint }));
    return true;
  });
}

export type ReleaseRefusal = { readonly kind: 'not-held' };

/**
 * Lets the service go on. `alreadySent` are the Message-IDs that the relay's log has from after the restore point: they
 * are closed. Everything else that is owed is sent, which may repeat an e-mail but loses none.
 */
export function releaseService(
  { db, now }: Console,
  said: { readonly by: string; readonly alreadySent: readonly string[] },
): Promise<Result<{ readonly closed: number }, ReleaseRefusal>> {
  const at = now();
  return asWorker(db, async (tx) => {
    const hold = await readHold(tx);
    if (hold === null) return refuse({ kind: 'not-held' });
    const closed = await settleAsSent(tx, said.alreadySent, at);
    if (!(await endHold(tx, hold.id, said.by, at))) return refuse({ kind: 'not-held' });
    await audit(tx, { ...entry('service.released', hold.id, at, { closed }), actorLabel: said.by });
    return accept({ closed });
  });
}

const entry = (action: string, id: string, at: Date, detail: Readonly<Record<string, unknown>>) => ({
  at,
  actorLabel: 'the console',
  action,
  subjectType: 'service_hold',
  subjectId: id,
  caseId: null,
  detail,
});
