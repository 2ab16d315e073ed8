import { mutantNamed, type DrillName, type Mutant } from '#tests/faults/mutants/mutants.ts';
import type { Violation } from '#tests/faults/audit/violation.ts';
import { loadedByEverybody } from '#tests/faults/mutants/traces.ts';
import { describe } from '#tests/faults/report.ts';
import { discard, run } from '#tests/faults/run.ts';

import { drills } from './drills.ts';

const shown = 3;

/** Runs one drill, with the guard that MUTANT names taken away, and tells the parent what it came to. */
export async function performDrill(
  name: string,
  seed: number,
  say: (line: string) => void,
): Promise<readonly Violation[]> {
  const drill = drills[name as DrillName] as (typeof drills)[DrillName] | undefined;
  if (drill === undefined) throw new Error(`Drills: ${Object.keys(drills).join(', ')}.`);
  const mutant = chosenMutant();
  const { faults, length, lease } = drill;
  const outcome = await run({
    seed,
    faults,
    length,
    every: 1_500,
    leaseSeconds: lease,
    fair: 'ok',
    plantsEverything: false,
    say,
    ...(mutant === null ? {} : { mutant }),
  });
  if (mutant?.change.kind === 'rewrite') await loadedByEverybody(outcome.folder, mutant);
  await discard(outcome);
  const provoked = drill.provoked(outcome);
  const { violations } = outcome;
  say(`the hazard came about ${String(provoked)} times; ${String(violations.length)} promises broken`);
  const first = [...new Set(violations.map(({ promise }) => promise))].flatMap((promise) =>
    violations.filter((found) => found.promise === promise).slice(0, shown),
  );
  say(JSON.stringify(outcome.done));
  console.log(describe(violations));
  await told({ provoked, least: drill.least, broken: first });
  return violations;
}

function chosenMutant(): Mutant | null {
  const name = process.env['MUTANT'];
  return name === undefined ? null : mutantNamed(name);
}

function told(result: unknown): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else
      process.send(result, () => {
        resolve();
      });
  });
}
