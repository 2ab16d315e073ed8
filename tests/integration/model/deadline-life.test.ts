import fc from 'fast-check';
import { expect, test } from 'vitest';

import { expectSettledDown, actionsOf } from './checks.ts';
import { advance, inTurn, record, send, sweep } from './commands.ts';
import { acknowledge, extend, pauseByHand, resumeByHand, waive } from './deadline-commands.ts';
import { appointAnother, endGuardianship, leave } from './guardian-commands.ts';
import { happen, newPaper, type Paper } from './obligations.ts';
import { startReal, type Real } from './real.ts';

/** `MODEL_RUNS` and `MODEL_SEED` make a long run and repeat one; a failure prints its seed. */
const numRuns = Number(process.env['MODEL_RUNS'] ?? 100);
const seed = Number(process.env['MODEL_SEED'] ?? Date.now() % 1_000_000_007);

const life = fc.commands(
  [
    record,
    record,
    record,
    advance,
    advance,
    sweep,
    sweep,
    sweep,
    send,
    extend,
    pauseByHand,
    resumeByHand,
    inTurn(pauseByHand, advance, sweep, resumeByHand),
    waive,
    acknowledge,
    inTurn(acknowledge, advance, sweep),
    endGuardianship,
    appointAnother,
    leave,
  ],
  { maxCommands: 30, size: 'max' },
);

test(
  `whatever befalls a case, its deadlines are what the paper says and everybody is told once (seed ${seed})`,
  async () => {
    await fc.assert(
      fc.asyncProperty(life, async (commands) => {
        const real = await startReal();
        try {
          const paper = paperOf(real);
          await fc.asyncModelRun(() => ({ model: paper, real }), commands);
          await settleDown(real);
        } finally {
          await real.close();
        }
      }),
      { numRuns, seed, endOnFailure: process.env['MODEL_SHRINK'] === undefined },
    );
  },
  60_000 + numRuns * 20_000,
);

/** What has happened before the first command. */
function paperOf({ world }: Real): Paper {
  const paper = newPaper(world.clock.now().getTime(), '2010-05-17');
  const sofar = ['ReferralReceived', 'HandoverSent', 'HandoverAccepted', 'GuardianProposed'] as const;
  for (const type of [...sofar, 'GuardianOffered', 'GuardianAppointed'] as const) happen(paper, type);
  paper.guarded = true;
  return paper;
}

/** The workers catch up with everything, and the mail server answers again. */
async function settleDown(real: Real): Promise<void> {
  const { world } = real;
  for (let quarter = 0; quarter < 16; quarter++) {
    await real.fire(null);
    await real.send([]);
    world.clock.forward(quarter < 2 ? 1 : 6);
  }
  const ahead = [...(await actionsOf(real)).values()].filter(
    ({ state, current }) => state === 'planned' && current,
  );
  expect(ahead.every(({ fireAt }) => fireAt > new Date(world.clock.now().getTime() - 7 * 3_600_000))).toBe(
    true,
  );
  await real.fire(null);
  await real.send([]);
  await real.send([]);
  await expectSettledDown(real);
}
