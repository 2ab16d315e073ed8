/** The last backup and the last drill, as far as any were ever made. */
export type BackupState = {
  readonly backup: BackupRun | null;
  readonly drill: BackupRun | null;
  /** No drill succeeded in the last eight days, although backups are made. */
  readonly drillDue: boolean;
};

export type BackupRun = { readonly at: Date; readonly ok: boolean };

/** The service holds still; `restorePoint` is null when it was not restored. */
export type Hold = { readonly since: Date; readonly restorePoint: Date | null; readonly reason: string };

const eightDays = 8 * 24 * 3_600_000;

/** A drill a week, and a day's grace. Where no backup was ever made nothing is due: backups are somebody else's there. */
export function isDrillDue(backup: BackupRun | null, passed: BackupRun | null, now: Date): boolean {
  if (backup === null && passed === null) return false;
  return passed === null || now.getTime() - passed.at.getTime() > eightDays;
}
