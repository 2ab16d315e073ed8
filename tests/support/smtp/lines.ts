import type { Duplex } from 'node:stream';

/** The lines of a socket, one at a time and without their ends; null once it has closed. */
export function createLineReader(socket: Duplex): { next(): Promise<string | null>; stop(): void } {
  const lines: string[] = [];
  let rest = '';
  let over = false;
  let waiting: ((line: string | null) => void) | null = null;

  const hand = (): void => {
    if (waiting === null || (lines.length === 0 && !over)) return;
    const take = waiting;
    waiting = null;
    take(lines.shift() ?? null);
  };
  const add = (chunk: Buffer): void => {
    const parts = (rest + chunk.toString('latin1')).split('\r\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    hand();
  };
  const end = (): void => {
    over = true;
    hand();
  };

  socket.on('data', add).once('close', end).once('end', end);
  return {
    next: () =>
      new Promise((resolve) => {
        waiting = resolve;
        hand();
      }),
    stop: () => void socket.off('data', add).off('close', end).off('end', end),
  };
}
