import { LATEST_SCHEMA_VERSION, runMigrations, type PostgresConnectionOptions } from 'bullmq';
import pg from 'pg';

import { HeardClient } from '#app/store/shared/heard-client.server.ts';

/** Brings the queue's schema up to date, and refuses one that this code does not know. */
export async function prepareSchema(url: string): Promise<void> {
  const client = new HeardClient({
    connectionString: url,
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  try {
    const version = await runMigrations(client);
    if (version !== LATEST_SCHEMA_VERSION)
      throw new Error(
        `The queue's schema is version ${String(version)}, not ${String(LATEST_SCHEMA_VERSION)}.`,
      );
  } finally {
    await client.end();
  }
}

/** A pool for the queue, one connection of which listens. The queue's library would make one whose cuts can end the process. */
export function openPool(
  url: string,
  report: (what: string, error: Error) => void,
): { readonly connection: PostgresConnectionOptions; readonly end: () => void } {
  const pool = new pg.Pool({
    connectionString: url,
    options: '-c TimeZone=UTC -c search_path=bullmq',
    keepAlive: true,
    max: 5,
    Client: HeardClient,
  });
  pool.on('error', (error) => {
    report('queue', error);
  });
  return {
    connection: pool as unknown as PostgresConnectionOptions,
    end: () => {
      void pool.end().catch(() => undefined);
    },
  };
}
