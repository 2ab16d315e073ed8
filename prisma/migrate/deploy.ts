import pg from 'pg';

import { readMigrations, type Migration } from './folder.ts';
import { compare, ensureLedger, readLedger, recordApplied, type History } from './ledger.ts';

/** Prisma's own number for its migration lock, so that the two never run at the same time. */
const migrationLock = 72_707_369;

/**
 * Brings a database up to date and returns the names of what was applied. Two deploys at once take turns. Each
 * migration is one transaction with its line of history, so a failing one leaves nothing behind. Throws when the
 * history is not a plain continuation. Connect as the schema's owner, never through a transaction pooler.
 */
export async function deployMigrations(url: string, folder?: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return withOwner(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await client.query("SET lock_timeout = '60s'");
    const history = compare(await readLedger(client), migrations);
    if (!history.sound) throw new Error(`These migrations cannot be applied: ${history.fault}.`);
    if (history.pending.length > 0) await ensureLedger(client);
    for (const migration of history.pending) await apply(client, migration);
    return history.pending.map((migration) => migration.name);
  });
}

/** How the database stands against the folder, changing nothing. */
export async function migrationStatus(url: string, folder?: string): Promise<History> {
  const migrations = await readMigrations(folder);
  return withOwner(url, async (client) => compare(await readLedger(client), migrations));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await recordApplied(client, migration);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new Error(`Migration ${migration.name} failed and was undone: ${placeOf(cause, migration.sql)}`, {
      cause,
    });
  }
}

/** The server's message with the line it complains about. */
function placeOf(cause: unknown, sql: string): string {
  if (!(cause instanceof pg.DatabaseError)) return String(cause);
  if (cause.position === undefined) return cause.message;
  const line = sql.slice(0, Number(cause.position)).split('\n').length;
  return `${cause.message} (line ${String(line)})`;
}

/** One connection with no time limits of the role's own; closing it gives the lock back, whatever happened. */
async function withOwner<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c TimeZone=UTC -c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
  });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
