import { isDrillDue, type BackupRun, type BackupState, type Hold } from '#app/domain/oversight/backup.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** What is known of backups and drills. */
export async function readBackups(tx: Tx, now: Date): Promise<BackupState> {
  const last = async (where: { kind: string; ok?: boolean }): Promise<BackupRun | null> =>
    tx.backupRun.findFirst({ where, orderBy: { at: 'desc' }, select: { at: true, ok: true } });
  const [backup, drill] = [await last({ kind: 'backup' }), await last({ kind: 'drill' })];
  const passed = await last({ kind: 'drill', ok: true });
  return { backup, drill, drillDue: isDrillDue(backup, passed, now) };
}

/** The hold that nobody has released, if there is one. */
export async function readHold(
  tx: Pick<Tx, 'serviceHold'>,
): Promise<(Hold & { readonly id: string }) | null> {
  return tx.serviceHold.findFirst({
    where: { releasedAt: null },
    select: { id: true, since: true, restorePoint: true, reason: true },
  });
}
