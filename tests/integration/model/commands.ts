import fc from 'fast-check';
import { expect } from 'vitest';

import type { RecordableWork } from '#app/domain/case/work.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

import { actionsOf, expectOnward, expectSame, expectSwept } from './checks.ts';
import { happen, type Paper } from './obligations.ts';
import { outcomes, type Outcome, type Real } from './real.ts';

export type Command = fc.AsyncCommand<Paper, Real>;

/** Something a person does: in the paper only if the system took it, and in neither when it broke off half-way. */
type Deed = {
  readonly name: string;
  readonly possible: (paper: Readonly<Paper>) => boolean;
  readonly really: (paper: Paper, real: Real, deps: Deps) => Promise<{ readonly ok: boolean }>;
  readonly onPaper: (paper: Paper) => void;
  /** The use of a new id at which the connection is lost, if it gets so far. */
  readonly breakAt: number | null;
};

export const command = ({ name, possible, really, onPaper, breakAt }: Deed): Command => ({
  check: possible,
  run: async (paper, real) => {
    const before = await actionsOf(real);
    if (await done(() => really(paper, real, real.breakingAt(breakAt)), breakAt)) onPaper(paper);
    expectOnward(before, await actionsOf(real), { sweeping: false });
    await expectSame(paper, real);
  },
  toString: () => (breakAt === null ? name : `${name}, broken off at ${breakAt}`),
});

async function done(
  really: () => Promise<{ readonly ok: boolean }>,
  breakAt: number | null,
): Promise<boolean> {
  try {
    const result = await really();
    expect(result).toMatchObject({ ok: true });
    return true;
  } catch (error) {
    if (breakAt === null || !(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
    return false;
  }
}

/** Mostly it goes well. */
export const breakAt = fc.option(fc.nat(6), { nil: null, freq: 6 });

const byGuardian = [
  'FirstContactRecorded',
  'VisitRecorded',
  'WatchWindowClosed',
  'ExitPlanMade',
  'DecisionChased',
] as const;
const byWorker = [
  'ChildMissing',
  'ChildMissing',
  'ChildFound',
  'ChildFound',
  'PoliceInformed',
  'GuardianInformedMissing',
  'ReturnInterviewHeld',
  'NrmReferred',
  'ReasonableGroundsPositive',
  'ReasonableGroundsNegative',
  'ReconsiderationRequested',
  'ConclusiveGroundsPositive',
  'JudicialReviewLodged',
  'ChildLookedAfter',
  'PlacementStarted',
  'PlacementPlanMade',
  'SocialWorkerVisited',
  'AssessmentCompleted',
  'HealthAssessmentCompleted',
  'CarePlanMade',
  'ReviewHeld',
] as const satisfies readonly RecordableWork[];

const lateness = { reason: 'administrative-failure', note: 'Nobody had written it down.' } as const;

export const record = fc
  .record({ type: fc.constantFrom(...byGuardian, ...byWorker, ...byWorker), breakAt })
  .map(({ type, breakAt: at }) => {
    const isGuardians = (byGuardian as readonly string[]).includes(type);
    return command({
      name: `record ${type}`,
      possible: ({ guarded, guardianLeft }) => (guarded && !guardianLeft) || !isGuardians,
      really: (_paper, { world, about, guardian }, deps) => {
        const actor = isGuardians ? guardian : about.worker;
        return recordWork(deps, actor, about.caseId, { type, at: world.clock.now(), note: '', lateness });
      },
      onPaper: (paper) => {
        happen(paper, type);
      },
      breakAt: at,
    });
  });

const minutes = fc.oneof(
  fc.integer({ min: 1, max: 59 }),
  fc.integer({ min: 1, max: 30 }).map((hours) => hours * 60),
  fc.integer({ min: 1, max: 3 }).map((days) => days * 1440),
  fc.integer({ min: 1, max: 20 }).map((days) => days * 1440),
);

export const advance = minutes.map((count): Command => ({
  check: () => true,
  run: async (paper, real) => {
    real.world.clock.forward(count / 60);
    paper.now = real.world.clock.now().getTime();
    await expectSame(paper, real);
  },
  toString: () => `advance ${count} minutes`,
}));

export const sweep = fc.option(fc.nat(40), { nil: null, freq: 4 }).map((at): Command => ({
  check: () => true,
  run: async (paper, real) => {
    const before = await actionsOf(real);
    const through = await real.fire(at);
    const after = await actionsOf(real);
    expectOnward(before, after, { sweeping: true });
    if (through) expectSwept(before, after, real.world.clock.now());
    await expectSame(paper, real);
  },
  toString: () => (at === null ? 'sweep' : `sweep, broken off at ${at}`),
}));

const script = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Outcome>('accepted') },
    { weight: 2, arbitrary: fc.constantFrom(...outcomes) },
  ),
  { maxLength: 12 },
);

export const send = script.map((given): Command => ({
  check: () => true,
  run: async (paper, real) => {
    const before = await actionsOf(real);
    await real.send([...given]);
    // An attempt that hung took its time.
    paper.now = real.world.clock.now().getTime();
    expectOnward(before, await actionsOf(real), { sweeping: false });
    await expectSame(paper, real);
  },
  toString: () => `send ${given.join(' ')}`,
}));

/** Several commands as one, for what chance alone seldom puts in a row; a step that is not possible is left out. */
export const inTurn = (...steps: readonly fc.Arbitrary<Command>[]): fc.Arbitrary<Command> =>
  fc.tuple(...steps).map((given): Command => ({
    check: (paper) => given[0]?.check(paper) ?? false,
    run: async (paper, real) => {
      for (const each of given) if (each.check(paper)) await each.run(paper, real);
    },
    toString: () => given.map(String).join(', then '),
  }));
