import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';

import { startCluster, type Cluster } from '#app/launch/embedded/cluster.ts';
import { isAlive } from '#app/launch/processes.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

describe("the service's own PostgreSQL", () => {
  test('keeps its data, in UTC, sorted the same on every system, behind a password', async () => {
    const directory = await newFolder();
    const first = await start(directory);
    await ask(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();

    const second = await start(directory);

    expect(await ask(second.adminUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(
      await ask(
        second.adminUrl,
        `SELECT current_setting('TimeZone') AS zone, datlocprovider AS provider, datlocale AS locale,
           pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = 'postgres'`,
      ),
    ).toEqual([{ zone: 'UTC', provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' }]);
    await expect(
      ask(second.urlFor('postgres', { name: 'postgres', password: 'guess' }), 'SELECT 1'),
    ).rejects.toThrow('password');
  });

  test('takes the next port when the wanted one is busy, and says so', async () => {
    const lines: string[] = [];
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    onTestFinished(() => void squatter.close());
    const { port } = squatter.address() as { port: number };

    const cluster = await start(await newFolder(), { port, log: (line) => lines.push(line) });

    expect(cluster.port).not.toBe(port);
    expect(lines.join()).toContain(`port ${String(port)} is busy`);
  });

  test('outlives nobody: a launcher killed outright takes it along, and the data are whole', async () => {
    const directory = await newFolder();
    const { launcher, url, server } = await startElsewhere(directory);
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');

    launcher.kill('SIGKILL');
    const lines: string[] = [];
    const next = await start(directory, { log: (line) => lines.push(line) });

    expect(lines).toEqual(['stopped a database server left over from an interrupted run']);
    expect(await isRunning(server)).toBe(false);
    expect(await ask(next.adminUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('starts over a lock file whose number now belongs to a stranger, and leaves the stranger alone', async () => {
    const directory = await newFolder();
    await (await start(directory)).stop();
    const stranger = spawn('sleep', ['60']);
    onTestFinished(() => void stranger.kill());
    await writeFile(join(directory, 'data', '18', 'postmaster.pid'), `${String(stranger.pid)}\n`);

    await start(directory);

    expect(isAlive(stranger.pid ?? 0)).toBe(true);
  });
});

interface StartOptions {
  readonly port?: number;
  readonly log?: (line: string) => void;
}

async function start(
  directory: string,
  { port = 0, log = () => undefined }: StartOptions = {},
): Promise<Cluster> {
  const cluster = await startCluster({ directory, port, log });
  onTestFinished(() => cluster.stop());
  return cluster;
}

/** In a process of its own, which can then be killed. */
async function startElsewhere(directory: string) {
  const program = `
    import { startCluster } from '#app/launch/embedded/cluster.ts';
    const { adminUrl } = await startCluster({ directory: process.argv[1], port: 0, log: () => undefined });
    console.log(adminUrl);
    setInterval(() => undefined, 1000);`;
  const cwd = fileURLToPath(new URL('../../..', import.meta.url));
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', program, directory], { cwd });
  onTestFinished(() => void launcher.kill('SIGKILL'));
  const [line] = (await once(launcher.stdout, 'data')) as [Buffer];
  const pidFile = await readFile(join(directory, 'data', '18', 'postmaster.pid'), 'utf8');
  return { launcher, url: line.toString().trim(), server: Number.parseInt(pidFile, 10) };
}

/** A process that has ended but that nobody has collected yet is not running. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
  return status !== '' && !status.includes(') Z ');
}

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(folder.remove);
  return folder.path;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
