import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Guarding {
  /** `gentle` leaves the launcher's other children a moment first; `at-once` is for what nobody will miss. */
  readonly manner: 'gentle' | 'at-once';
  /** Removed when the guard has had to act. */
  readonly folder?: string | undefined;
}

/** Gives a server process a guard that stops it should we die without doing so. The guard leaves with the server. */
export function guard(server: ChildProcess, { manner, folder = '' }: Guarding): void {
  const program = fileURLToPath(new URL('guard.ts', import.meta.url));
  const watcher = spawn(process.execPath, [program, String(server.pid), manner, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  void once(server, 'exit').then(() => watcher.kill('SIGKILL'));
}
