import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { root } from '#app/launch/build.ts';
import { createDatabase } from '#app/store/shared/database.server.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { until } from '#tests/support/until.ts';
import { testBuild } from './build.ts';

const children: ChildProcess[] = [];
beforeAll(async () => {
  await testBuild();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** The web process as `npm run web` starts it, with these settings and no others. */
function start(env: Record<string, string>, ipc = false) {
  const stdio = ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])] as const;
  const child = spawn(process.execPath, ['app/server/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
    stdio: [...stdio],
  });
  children.push(child);
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes) => (output.text += String(bytes)));
  return { child, output, ended: once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]> };
}

const key = () => randomBytes(32).toString('base64');
const settings = (databaseUrl: string) => ({
  MODE: 'embedded',
  DATABASE_URL: databaseUrl,
  ORIGIN: 'http://localhost:1',
  PORT: '0',
  MASTER_KEY: key(),
  INDEX_KEY: key(),
});

describe('a start', () => {
  test('that lacks settings ends at once and names them all', async () => {
    const { ended, output } = start({ MODE: 'production' });
    expect(await ended).toEqual([1, null]);
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'ORIGIN', 'MASTER_KEY', 'INDEX_KEY'])
      expect(output.text).toContain(`${name}: is missing`);
    expect(output.text).not.toContain('    at ');
  });

  test('as a role that row-level security does not bind is refused', async () => {
    const database = await createTestDatabase();
    const { ended, output } = start(settings(database.adminUrl));
    expect(await ended).toEqual([1, null]);
    expect(output.text).toContain('exempt from row-level security');
    await database.drop();
  });
});

describe('a start on a schema it does not know', () => {
  test('is refused', async () => {
    const database = await createTestDatabase();
    const owner = createDatabase(database.ownerUrl, { max: 1 });
    await owner.$executeRaw`INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at)
      VALUES ('x', 'x', '20991231000000_later', now())`;
    await owner.$disconnect();
    const { ended, output } = start(settings(database.webUrl));
    expect(await ended).toEqual([1, null]);
    expect(output.text).toContain('the database is newer than the code');
    await database.drop();
  });
});

describe('a stop', () => {
  test.each([
    ['SIGTERM', (child: ChildProcess) => child.kill('SIGTERM')],
    ['SIGINT', (child: ChildProcess) => child.kill('SIGINT')],
    ['the end of its launcher', (child: ChildProcess) => child.disconnect()],
  ])('by %s is orderly and quick', async (_name, ask) => {
    const database = await createTestDatabase();
    const { child, ended, output } = start(settings(database.webUrl), true);
    await until(() => Promise.resolve(output.text.includes('listening')), 15_000);
    const asked = performance.now();
    ask(child);
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - asked).toBeLessThan(3_000);
    expect(output.text).toContain('"msg":"stopped"');
    await database.drop();
  });
});
