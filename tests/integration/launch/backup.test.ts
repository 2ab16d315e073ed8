import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { drill } from '#app/launch/backup/drill.ts';
import type { Place } from '#app/launch/backup/place.ts';
import { restoreAndHold } from '#app/launch/backup/restore-and-hold.ts';
import { restorePointOf } from '#app/launch/backup/drill.ts';
import { onShelf } from '#app/launch/backup/shelf.ts';
import { takeBackup, type Taken } from '#app/launch/backup/take.ts';
import { unpackBackup } from '#app/launch/backup/unpack.ts';
import { root } from '#app/launch/build.ts';
import { startCluster } from '#app/launch/embedded/cluster.ts';
import { startTemporaryCluster } from '#app/launch/embedded/temporary.ts';
import { createDatabase } from '#app/store/shared/database.server.ts';
import { deployMigrations } from '#prisma/migrate/deploy.ts';
import { ensureDatabase, ensureRoles, roleNames } from '#prisma/roles.ts';
import { seedDatabase } from '#prisma/seed.ts';
import { temporaryFolder, type TemporaryFolder } from '#tests/support/temporary-folder.ts';
import { until } from '#tests/support/until.ts';

const key = Buffer.alloc(32, 'backup');
const keys = {
  masterKey: Buffer.alloc(32, 'master').toString('base64'),
  indexKey: Buffer.alloc(32, 'index').toString('base64'),
};
const password = 'only-for-the-drill';
const database = 'guardianship';
const silent = () => undefined;

let cluster: Awaited<ReturnType<typeof startTemporaryCluster>>;
let folder: TemporaryFolder;
let live: Place;
let taken: Taken;

beforeAll(async () => {
  folder = await temporaryFolder();
  cluster = await startTemporaryCluster(silent);
  await ensureRoles(cluster.adminUrl, { owner: password, web: password, worker: password });
  await ensureDatabase(cluster.adminUrl, database, roleNames.owner, [roleNames.web, roleNames.worker]);
  const url = (role: 'owner' | 'web') => cluster.urlFor(database, { name: roleNames[role], password });
  await deployMigrations(url('owner'));
  await seedDatabase({ ownerUrl: url('owner'), webUrl: url('web'), masterKeys: keys, demo: true });
  const owner = createDatabase(url('owner'), { max: 3 });
  live = { copyUrl: cluster.adminUrl, owner, database, keys, close: () => owner.$disconnect() };
  taken = await takeWhileWriting();
}, 120_000);
afterAll(async () => {
  await live.close();
  await cluster.stop();
  await folder.remove();
});

/** A backup taken while somebody goes on writing, as somebody always does. */
async function takeWhileWriting(): Promise<Taken> {
  const state = { going: true };
  const client = new pg.Client({
    connectionString: cluster.urlFor(database, { name: roleNames.owner, password }),
  });
  await client.connect();
  await client.query('CREATE TABLE busy (id int PRIMARY KEY)');
  const writing = (async () => {
    for (let id = 0; state.going; id++) await client.query('INSERT INTO busy VALUES ($1)', [id]);
  })();
  const done = await takeBackup({ url: cluster.adminUrl, folder: join(folder.path, 'shelf'), key });
  state.going = false;
  await writing;
  await client.end();
  return done;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const drilled = (file: string, log: (line: string) => void = silent, place = live) =>
  drill({ live: place, file, key, log });

describe('a backup', () => {
  test('is one sealed file, in which nothing can be read and which only its key opens', async () => {
    const bytes = await readFile(taken.file);
    expect(await onShelf(join(folder.path, 'shelf'))).toEqual([taken.file]);
    expect(bytes.length).toBe(taken.bytes);
    for (const word of ['Testcase', 'guardianship_owner', 'PG_VERSION', 'audit_entry'])
      expect(bytes.includes(word), word).toBe(false);
    const into = join(folder.path, 'wrong-key');
    await expect(unpackBackup(taken.file, Buffer.alloc(32, 'another'), into)).rejects.toThrow(
      'does not open',
    );
    expect(await exists(into)).toBe(false);
  });

  test.each([
    ['with one bit changed', (bytes: Buffer) => Buffer.from(bytes).fill(bytes[70_000]! ^ 1, 70_000, 70_001)],
    ['that was cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40_000)],
    ['that was cut off between two pieces', (bytes: Buffer) => bytes.subarray(0, 54 + 3 * (65_536 + 16))],
    ['with two pieces exchanged', exchanged],
    ['with something added', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(20)])],
    [
      'that is something else',
      () => Buffer.from('hello, this is a text and no backup of anything at all, really'),
    ],
  ])('%s is refused', async (how, change) => {
    const file = join(folder.path, `${how.replaceAll(' ', '-')}.backup`);
    await writeFile(file, change(await readFile(taken.file)));
    await expect(unpackBackup(file, key, join(folder.path, how))).rejects.toThrow(/does not open|no backup/u);
  });

  test('that cannot be finished leaves nothing on the shelf', async () => {
    const shelf = join(folder.path, 'unfinished');
    const url = cluster.urlFor(database, { name: roleNames.web, password });
    await expect(takeBackup({ url, folder: shelf, key })).rejects.toThrow();
    expect(await readdir(shelf).catch(() => [])).toEqual([]);
  });
});

describe('a drill', () => {
  test('restores into a scratch cluster, holds it, and finds everything as it was', async () => {
    const lines: string[] = [];
    const before = await live.owner.auditEntry.count();
    const report = await drilled(taken.file, (line) => lines.push(line));
    expect(report.checks, lines.join('\n')).toMatchObject({
      schema: { ok: true },
      rights: { ok: true },
      rows: { ok: true },
      held: { ok: true, said: 'a worker fired 0 and sent 0 while held' },
      invariants: { ok: true },
      audit: { ok: true },
      sealed: { ok: true, said: '10 of 10 sealed fields opened with the master key' },
    });
    expect(report.ok).toBe(true);
    expect(report.recoverySeconds).toBeLessThan(120);
    expect(report.restorePoint).toBe(restorePointOf(taken.file).toISOString());
    expect(await live.owner.serviceHold.count()).toBe(0);
    expect(await live.owner.auditEntry.count()).toBe(before);
  });

  test('fails when the key to the records is not the one they were sealed with, and says nothing of them', async () => {
    const wrong = { ...live, keys: { ...live.keys, masterKey: Buffer.alloc(32, 'lost').toString('base64') } };
    const report = await drilled(taken.file, silent, wrong);
    expect(report.ok).toBe(false);
    expect(report.checks['sealed']).toEqual({
      ok: false,
      said: '0 of 10 sealed fields opened with the master key',
    });
  });

  test('fails when grants, rows or the audit chain of the copy are not what they should be', async () => {
    const admin = new pg.Client({
      connectionString: cluster.adminUrl.replace(/\/postgres$/u, `/${database}`),
    });
    await admin.connect();
    await admin.query('BEGIN');
    await admin.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await admin.query("UPDATE audit_entry SET actor_label = 'nobody' WHERE seq = 3");
    await admin.query('ALTER TABLE audit_entry ENABLE TRIGGER USER');
    await admin.query('GRANT DELETE ON child TO app_web');
    await admin.query('COMMIT');
    const bad = await takeBackup({ url: cluster.adminUrl, folder: join(folder.path, 'bad'), key });
    await admin.query('REVOKE DELETE ON child FROM app_web');
    await admin.end();
    const report = await drilled(bad.file);
    expect(report.ok).toBe(false);
    expect(report.checks['audit']).toMatchObject({ ok: false });
    expect(report.checks['rights']).toMatchObject({ ok: false });
  });
});

describe('a restore', () => {
  test('that is killed half-way leaves no half cluster, and the next one is whole and held', async () => {
    const to = join(folder.path, 'restored');
    const half = join(to, 'postgres', 'data', '18.unfinished');
    const words = ['app/launch/backup.ts', 'restore', '--from', taken.file, '--to', to];
    const env = { ...process.env, BACKUP_KEY: key.toString('base64') };
    const child = spawn(process.execPath, words, { cwd: root, env, stdio: 'ignore' });
    await until(async () => (await readdir(half).catch(() => [])).length > 2);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await exists(join(to, 'postgres', 'data', '18'))).toBe(false);

    await restoreAndHold({ file: taken.file, key, folder: to, restorePoint: restorePointOf(taken.file) });
    expect(await exists(half)).toBe(false);
    const restored = await startCluster({ directory: join(to, 'postgres'), port: 0, log: silent });
    try {
      const worker = createDatabase(restored.urlFor(database, { name: roleNames.worker, password }), {
        max: 1,
      });
      expect(await worker.serviceHold.count({ where: { releasedAt: null, reason: 'restored' } })).toBe(1);
      await worker.$disconnect();
    } finally {
      await restored.stop();
    }
    await expect(
      restoreAndHold({ file: taken.file, key, folder: to, restorePoint: new Date() }),
    ).rejects.toThrow('holds data already');
  });
});

/** The second and the third piece, each whole, in the other's place. */
function exchanged(bytes: Buffer): Buffer {
  const piece = 65_536 + 16;
  const at = (index: number) => bytes.subarray(54 + index * piece, 54 + (index + 1) * piece);
  return Buffer.concat([bytes.subarray(0, 54), at(0), at(2), at(1), bytes.subarray(54 + 3 * piece)]);
}
