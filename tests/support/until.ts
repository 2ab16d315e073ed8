import { setTimeout as wait } from 'node:timers/promises';

/** Waits until something is so; throws after `milliseconds`, a minute unless told. */
export async function until(isSo: () => Promise<boolean> | boolean, milliseconds = 60_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It did not become so within ${String(milliseconds)} ms.`);
    await wait(25);
  }
}
