import type { Db } from '#app/store/shared/database.server.ts';
import { readMigrations } from '#prisma/migrate/folder.ts';
import { compare, type LedgerEntry } from '#prisma/migrate/ledger.ts';

/** The schema is not the one this code was written for. Its message says what to do. */
class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch';
}

/**
 * Throws unless exactly the migrations this code knows have been applied, each as it is written: an older schema lacks
 * what will be asked of it, and a newer one may mean other things by the same names.
 */
export async function assertKnownSchema(db: Db, folder?: string): Promise<void> {
  const history = compare(await readHistory(db), await readMigrations(folder));
  if (!history.sound)
    throw new SchemaMismatch(
      `The database's schema is not the one this code knows: ${history.fault}. Start the version of the service that belongs to this database, or migrate the database to this one.`,
    );
  if (history.pending.length > 0)
    throw new SchemaMismatch(
      `The database is older than this code; it lacks ${history.pending.map(({ name }) => name).join(', ')}. Run as the owner: npm run migrate -- deploy`,
    );
}

/** What has been applied; nothing where even the function that tells is missing. */
async function readHistory(db: Db): Promise<readonly LedgerEntry[]> {
  const [known] = await db.$queryRaw<{ known: boolean }[]>`
    SELECT to_regprocedure('schema_version()') IS NOT NULL AS known`;
  return known?.known === true ? db.$queryRaw<LedgerEntry[]>`SELECT * FROM schema_version()` : [];
}
