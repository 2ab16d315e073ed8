import requireRedis from '#tests/support/redis-required.ts';

import { readAsked } from './asked.ts';
import { performDrill } from './drills/drill.ts';
import { checkMutants } from './mutants/check.ts';
import { describe, figuresOf, keepFigures, tableOf, tooLittle } from './report.ts';
import { discard, run } from './run.ts';
import { planFaults } from './schedule/schedule.ts';

/**
 * `npm run test:faults`: breaks everything that can break, on a schedule drawn from the seed, and audits what is left. With
 * `--mutants` it audits the auditor instead.
 */
const asked = readAsked(process.argv.slice(2));
const { seed, minutes } = asked;
const began = performance.now();
const say = (line: string) => {
  console.log(`[${String(Math.round((performance.now() - began) / 1_000)).padStart(4)} s] ${line}`);
};
requireRedis();
// Whatever this program started has a guard of its own that ends it when this program is gone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
process.on('disconnect', () => process.exit(130));

if (asked.mutants) process.exit((await checkMutants(seed, asked.chosen, say)) ? 0 : 1);
if (asked.drill !== null) process.exit((await performDrill(asked.drill, seed, say)).length === 0 ? 0 : 1);
process.exit((await breakEverything()) ? 0 : 1);

/** Whether every promise was kept, in a run that tested them. */
async function breakEverything(): Promise<boolean> {
  console.log(
    `Seed ${String(seed)}. Repeat with: npm run test:faults -- --minutes ${String(minutes)} --seed ${String(seed)}`,
  );
  const leaseSeconds = 9;
  const length = minutes * 60_000;
  const faults = planFaults(seed, length, leaseSeconds);
  const outcome = await run({
    seed,
    faults,
    length,
    every: 1_500,
    leaseSeconds,
    fair: 'by lot',
    plantsEverything: true,
    say,
  });
  const figures = figuresOf(outcome, asked);
  console.log(`\n${tableOf(figures)}`);
  console.log(describe(outcome.violations));
  console.log(`Figures are kept in ${await keepFigures(figures)}`);
  if (outcome.violations.length === 0) await discard(outcome);
  else console.log(`The books and logs of this run are in ${outcome.folder}`);
  const little = tooLittle(figures);
  if (little !== null) console.log(little);
  return outcome.violations.length === 0 && little === null;
}
