import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { root } from './paths.mjs';

const folder = join(root, '.data');
const file = join(folder, 'installing');

/** Two commands started at once must not install over each other: the second waits for the first. */
export async function alone(act) {
  mkdirSync(folder, { recursive: true });
  for (let tries = 0; !take(); tries += 1) {
    if (tries === 5) console.log(`Another command is installing. Should that be wrong, delete ${file}.`);
    await wait(200);
  }
  try {
    await act();
  } finally {
    rmSync(file, { force: true });
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!holderIsAlive()) rmSync(file, { force: true });
    return false;
  }
}

function holderIsAlive() {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
