import type { Db } from '#app/store/shared/database.server.ts';

export type NewBackupRun = {
  readonly id: string;
  readonly kind: 'backup' | 'drill';
  readonly at: Date;
  readonly ok: boolean;
  /** Figures and names of checks; nothing that a row holds. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
};

/** Keeps that a backup was taken or a drill was run. As the owner. */
export async function keepBackupRun(db: Db, run: NewBackupRun): Promise<void> {
  await db.backupRun.create({ data: run });
}
