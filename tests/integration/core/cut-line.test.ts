import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { HeardClient } from '#app/store/shared/heard-client.server.ts';
import { impatientClient } from '#app/store/shared/impatient-client.server.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld('2026-11-24T10:00');
});
afterAll(() => world.close());

describe.each([
  ['heard', HeardClient],
  ['impatient', impatientClient(5_000)],
])('a connection that is %s', (_, Client) => {
  test('may be ended by the server while nobody has it in hand, and only its next query fails', async () => {
    const pool = new pg.Pool({ connectionString: world.workerUrl, Client, max: 1 });
    // The pool has handed it over and listens no longer; whoever was given it does not listen yet.
    const client = await pool.connect();
    expect(client.listenerCount('error')).toBe(1);
    client.removeAllListeners();
    expect(client.listenerCount('error')).toBe(1);
    const ended = new Promise((resolve) => client.once('end', resolve));
    await cut(client);
    await ended;
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release(true);
    expect((await pool.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});

/** A role may end its own connections. */
async function cut(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const other = new pg.Client({ connectionString: world.workerUrl });
  await other.connect();
  await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await other.end();
}
