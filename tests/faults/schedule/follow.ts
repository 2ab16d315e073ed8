import { setTimeout as wait } from 'node:timers/promises';

import type { Fault, Timed } from './faults.ts';

/** In milliseconds: nobody waits longer for workers to come up. */
const patience = 120_000;

/**
 * Does each fault at its moment, without waiting for the one before. While workers of a new phase come up the schedule
 * stands still: on a starved machine they would otherwise be replaced before they had begun, and nothing would be tested.
 */
export async function follow(
  { faults, length }: { readonly faults: readonly Timed[]; readonly length: number },
  stage: { readonly perform: (fault: Fault) => Promise<void>; readonly everybodyIsAtWork: () => boolean },
  report: () => void,
): Promise<void> {
  let began = performance.now();
  const until = (at: number) => wait(Math.max(0, at - (performance.now() - began)));
  const reporting = setInterval(report, 30_000);
  for (const { at, fault } of faults) {
    await until(at);
    const stopped = performance.now();
    const done = stage.perform(fault);
    if (fault.kind !== 'phase') continue;
    await done;
    while (!stage.everybodyIsAtWork() && performance.now() - stopped < patience) await wait(100);
    began += performance.now() - stopped;
  }
  await until(length);
  clearInterval(reporting);
}
