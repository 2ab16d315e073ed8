import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

import { modules, ownNode, root } from './paths.mjs';

/** Runs a .ts file or an installed command on our own Node and returns its exit code. */
export function run(what, args) {
  const bin = join(modules, '.bin');
  const isEntry = what.endsWith('.ts');
  const script = isEntry ? resolve(root, what) : join(bin, what);
  if (!existsSync(script)) throw new Error(`There is no ${isEntry ? what : `command ${what}`} here.`);
  const child = spawn(ownNode, [script, ...args], {
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
    // Over the channel an entry learns that we are gone, however suddenly.
    stdio: ['inherit', 'inherit', 'inherit', ...(isEntry ? ['ipc'] : [])],
  });
  passSignalsOn(child);
  return exitCodeOf(child);
}

/** A terminal sends Ctrl-C to the whole group, so there the child has it already; anything else we pass on. */
function passSignalsOn(child) {
  for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  if (process.env.npm_lifecycle_event) stopWithNpm(child);
}

/** The shell between npm and us dies of a signal without passing it on; a changed parent tells. */
function stopWithNpm(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
  watch.unref();
}

function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`Node 24 did not start: ${error.message}`)));
    child.on('exit', (code, signal) => {
      if (child.connected) child.disconnect();
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
