import pg from 'pg';

/** The superuser's hand in a run: for faults and for the audit, never for what the service does. */
export type Admin = {
  /** Opens a connection for this one question; rejects while the database is down. */
  readonly ask: <Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** Runs something on one connection. */
  readonly with: <T>(run: (client: pg.Client) => Promise<T>) => Promise<T>;
};

export function adminAt(url: string): Admin {
  const open = async <T>(run: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'faults',
      options: '-c TimeZone=UTC',
      connectionTimeoutMillis: 10_000,
    });
    // A crash cuts this connection too; the question asked over it rejects by itself.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await run(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  return {
    with: open,
    ask: (sql, values = []) => open(async (client) => (await client.query(sql, [...values])).rows as never),
  };
}
