import { openSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { chanceFrom } from '#prisma/seed/demo/chance.ts';
import { converse } from '#tests/support/smtp/conversation.ts';
import type { Mode, Stage } from '#tests/support/smtp/modes.ts';

import { lots } from './lots.ts';
import type { Entry, Lateness, Order, Trap, Weather, Word } from './orders.ts';

/**
 * A mail server in a process of its own, which keeps its own book and outlives every worker. Arguments: the book's file,
 * how many ports (one for each worker, so that it knows who calls), the seed, and how late a late answer is in milliseconds.
 */
const [bookFile = '', portCount = '1', seed = '1', lateBy = '5000'] = process.argv.slice(2);
const book = openSync(bookFile, 'a');
const chance = chanceFrom(Number(seed));
const sockets = new Set<Socket>();
/** Of a late answer's wait: well within the patience of a sender for whom the whole is too long. */
const inTime = 0.6;
let weather: Weather = 'by lot';
let lateness: Lateness = 'too late';
let pids: readonly (number | null)[] = [];
let traps: Trap[] = [];

const note = (entry: Entry) => writeSync(book, `${JSON.stringify(entry)}\n`);
const tell = (word: Word) => process.send?.(word);

function strike(slot: number, stage: Stage, when: 'before' | 'after'): void {
  const trap = traps.find((set) => set.stage === stage && set.when === when);
  const pid = pids[slot];
  if (trap === undefined || pid == null) return;
  traps = traps.filter((set) => set !== trap);
  try {
    process.kill(pid, trap.signal);
    tell({ kind: 'sprung', trap, slot });
  } catch {
    // The worker went by itself a moment ago.
  }
}

function serve(socket: Socket, slot: number): void {
  sockets.add(socket);
  socket.on('error', () => socket.destroy()).once('close', () => sockets.delete(socket));
  if (weather === 'refusing') return void socket.destroy();
  const mode: Mode = weather === 'by lot' ? chance.pick(lots) : weather;
  void converse(socket, {
    mode,
    lateBy: lateness === 'in time' ? Number(lateBy) * inTime : Number(lateBy),
    pipelining: false,
    certificate: null,
    keep: (raw) => {
      const kept = /^message-id:\s*<([^>]+)>/im.exec(raw)?.[1] ?? '';
      note({ at: Date.now(), slot, mode, kept, raw });
      return Promise.resolve();
    },
    watch: (stage, when) => {
      if (when === 'before') note({ at: Date.now(), slot, mode, stage });
      strike(slot, stage, when);
    },
  });
}

const servers: Server[] = Array.from({ length: Number(portCount) }, (_, slot) =>
  createServer((socket) => {
    serve(socket, slot);
  }),
);

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const ports = await Promise.all(servers.map((server) => listen(server, 0)));
let turning = Promise.resolve();

/** Refusing means that nobody listens: what is under way is cut off too. */
async function turn(next: Weather): Promise<void> {
  const was = weather;
  weather = next;
  if (next === 'refusing' && was !== 'refusing') {
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  }
  if (next !== 'refusing' && was === 'refusing')
    await Promise.all(servers.map((server, slot) => listen(server, ports[slot] ?? 0)));
}

process.on('message', (order: Order) => {
  switch (order.kind) {
    case 'workers':
      pids = order.pids;
      break;
    case 'trap':
      traps = [...traps.slice(-20), order.trap];
      break;
    case 'disarm':
      traps = [];
      break;
    case 'weather':
      lateness = order.lateness;
      turning = turning.then(() => turn(order.weather));
      break;
  }
});
process.on('disconnect', () => process.exit(0));
tell({ kind: 'ready', ports });
