import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { z } from 'zod';

const claim = z.object({ pid: z.number(), port: z.number(), token: z.string() });
type Claim = z.infer<typeof claim>;

/** Somebody else holds the folder. */
export class LockedError extends Error {}

/**
 * Takes a folder for this process alone and returns how to give it back. The holder answers on a loopback port with
 * the token in its lock file, so a file left by a dead process never locks anybody out, whoever has its number now.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const file = join(folder, 'lock');
  const token = randomUUID();
  const server = await answerWith(token);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    await take(file, { pid: process.pid, port, token });
  } catch (error) {
    server.close();
    throw error;
  }
  return async () => {
    server.close();
    if ((await read(file))?.token === token) await rm(file, { force: true });
  };
}

async function answerWith(token: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).end(token);
  });
  server.unref().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** A link is made whole or not at all, and fails when the file is there. */
async function take(file: string, mine: Claim): Promise<void> {
  const draft = `${file}.${mine.token}`;
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    while (!(await linked(draft, file))) {
      const other = await read(file);
      if (other && (await isAnswering(other))) throw lockedBy(other, file);
      await rm(file, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
  if ((await read(file))?.token !== mine.token) throw new LockedError(`Another start took ${file} just now.`);
}

function lockedBy(other: Claim, file: string): LockedError {
  return new LockedError(
    `This folder is in use already by process ${String(other.pid)} (${file}).\n` +
      'Stop that one first, or start this one elsewhere with: npm start -- --data <another folder>',
  );
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function read(file: string): Promise<Claim | undefined> {
  try {
    return claim.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

async function isAnswering({ port, token }: Claim): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1', timeout: 2_000 });
  socket.on('timeout', () => socket.destroy());
  return text(socket).then(
    (answer) => answer === token,
    () => false,
  );
}
