import type pg from 'pg';

import type { Migration } from './folder.ts';

/** One line of Prisma's own history table, so that `prisma migrate` would find itself at home. */
export interface LedgerEntry {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
  readonly rolled_back_at: Date | null;
}

export type History =
  | { readonly sound: true; readonly pending: readonly Migration[] }
  | { readonly sound: false; readonly fault: string };

/** Creates the history table if this database has none yet. */
export async function ensureLedger(client: pg.Client): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" VARCHAR(36) PRIMARY KEY NOT NULL,
      "checksum" VARCHAR(64) NOT NULL,
      "finished_at" TIMESTAMPTZ,
      "migration_name" VARCHAR(255) NOT NULL,
      "logs" TEXT,
      "rolled_back_at" TIMESTAMPTZ,
      "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
      "applied_steps_count" INTEGER NOT NULL DEFAULT 0
    )`);
}

/** What this database says has happened to it; nothing when it was never migrated. */
export async function readLedger(client: pg.Client): Promise<LedgerEntry[]> {
  const { rows: found } = await client.query<{ ledger: string | null }>(
    `SELECT to_regclass('"_prisma_migrations"')::text AS ledger`,
  );
  if (!found[0]?.ledger) return [];
  const { rows } = await client.query<LedgerEntry>(
    `SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations" ORDER BY started_at`,
  );
  return rows;
}

export async function recordApplied(client: pg.Client, migration: Migration): Promise<void> {
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES (gen_random_uuid()::text, $1, $2, now(), clock_timestamp(), 1)`,
    [migration.checksum, migration.name],
  );
}

/** Compares what was applied with what lies in the folder. Anything but a plain continuation is a fault. */
export function compare(ledger: readonly LedgerEntry[], folder: readonly Migration[]): History {
  const kept = ledger.filter((entry) => entry.rolled_back_at === null);
  const fault = kept.map((entry) => faultOf(entry, folder)).find((found) => found !== undefined);
  if (fault !== undefined) return { sound: false, fault };

  const applied = new Set(kept.map((entry) => entry.migration_name));
  const pending = folder.filter((migration) => !applied.has(migration.name));
  const last = [...applied].sort().at(-1) ?? '';
  const late = pending.find((migration) => migration.name < last);
  if (late)
    return { sound: false, fault: `${late.name} is older than ${last}, which has been applied already` };
  return { sound: true, pending };
}

function faultOf(entry: LedgerEntry, folder: readonly Migration[]): string | undefined {
  const name = entry.migration_name;
  const migration = folder.find((candidate) => candidate.name === name);
  if (entry.finished_at === null) return `${name} was begun and never finished: it needs a person`;
  if (!migration)
    return `${name} has been applied but is not in this version: the database is newer than the code`;
  if (migration.checksum !== entry.checksum) return `${name} was changed after it had been applied`;
  return undefined;
}
