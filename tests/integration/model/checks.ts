import { expect } from 'vitest';

import { invariantNames } from '#app/domain/oversight/invariants.ts';
import { verifyChain } from '#app/store/audit/verify.server.ts';
import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import { checkPlans } from '#app/usecases/deadline/check-plans.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';

import type { Paper } from './obligations.ts';
import type { Real } from './real.ts';

/** Hold at every moment, whatever has happened; the others once the workers have caught up. */
const always = [
  'plan-differs',
  'firing-fails',
  'settled-but-planned',
  'fired-in-silence',
  'dead-without-task',
  'told-twice',
  'accepted-without-attempt',
] as const;

export type Action = {
  readonly id: string;
  readonly deadlineId: string;
  readonly state: string;
  readonly fireAt: Date;
  readonly firedAt: Date | null;
  readonly kind: string;
  readonly current: boolean;
  readonly heldUntil: Date | null;
};

/** Every planned action of the case, and whether it belongs to the plan of an open deadline. */
export async function actionsOf({ world, about }: Real): Promise<ReadonlyMap<string, Action>> {
  const rows = await world.owner.plannedAction.findMany({
    where: { caseId: about.caseId },
    include: { deadline: { select: { version: true, status: true, heldUntil: true } } },
  });
  return new Map(
    rows.map(({ deadline, deadlineVersion, ...row }) => [
      row.id,
      {
        ...row,
        current: deadline.status === 'open' && deadline.version === deadlineVersion,
        heldUntil: deadline.heldUntil,
      },
    ]),
  );
}

/** The database says what the paper says, and nothing that must never be so is so. */
export async function expectSame(paper: Paper, real: Real): Promise<void> {
  const { world, about } = real;
  const rows = await world.owner.deadline.findMany({ where: { caseId: about.caseId } });
  const running = rows.filter(({ status }) => status === 'open' || status === 'paused');
  const line = (key: string, status: string, at: number) => `${key} ${status} ${new Date(at).toISOString()}`;
  expect(running.map(({ ruleKey, status, dueAt }) => line(ruleKey, status, dueAt.getTime())).sort()).toEqual(
    [...paper.running.values()].map(({ rule, status, dueAt }) => line(rule.key, status, dueAt)).sort(),
  );
  const settled = rows
    .filter((row) => !running.includes(row))
    .map(({ ruleKey, status }) => `${ruleKey} ${status}`);
  expect(settled.sort()).toEqual(paper.settled.map(({ rule, status }) => `${rule.key} ${status}`).sort());
  const planned = [...(await actionsOf(real)).values()].filter(({ state }) => state === 'planned');
  expect(planned.filter(({ current }) => !current)).toEqual([]);
  expect(await checkEveryPlan(real)).toBe(running.length);
  await expectNone(real, always);
}

/** Another round of the worker's own check, whose findings `plan-differs` counts. */
async function checkEveryPlan({ world }: Real): Promise<number> {
  await world.owner.planCheck.updateMany({ data: { beyond: null, roundAt: new Date(0) } });
  const { rulebook } = world.deps;
  const checked = await checkPlans({ db: world.worker, rulebook }, world.clock.now());
  expect(await world.owner.planFault.findMany()).toEqual([]);
  return checked;
}

async function expectNone({ world }: Real, names: readonly (typeof invariantNames)[number][]): Promise<void> {
  const findings = await asWorker(world.worker, (tx) => checkInvariants(tx, world.clock.now(), names));
  expect(findings.filter(({ count }) => count > 0)).toEqual([]);
}

/** What fired stays fired and what was superseded never fires; outside a sweep nothing fires at all. */
export function expectOnward(
  before: ReadonlyMap<string, Action>,
  after: ReadonlyMap<string, Action>,
  { sweeping }: { readonly sweeping: boolean },
): void {
  for (const [id, was] of before) {
    const is = after.get(id);
    if (was.state !== 'planned') expect(is).toMatchObject({ state: was.state, firedAt: was.firedAt });
    else if (!sweeping) expect(is?.state).not.toBe('fired');
  }
}

/** Everything due was fired at this moment, once, but for rungs that somebody holds back; nothing else was. */
export function expectSwept(
  before: ReadonlyMap<string, Action>,
  after: ReadonlyMap<string, Action>,
  now: Date,
): void {
  for (const was of before.values())
    if (was.state === 'planned') expectDealtWith(was, after.get(was.id), now);
  const planned = [...after.values()].filter(({ state, current }) => state === 'planned' && current);
  expect(planned.filter(({ fireAt }) => fireAt <= now)).toEqual([]);
}

function expectDealtWith(was: Action, is: Action | undefined, now: Date): void {
  const held = was.kind === 'escalation' && was.heldUntil !== null && was.heldUntil > now;
  if (was.current && was.fireAt <= now && !held) expect(is).toMatchObject({ state: 'fired', firedAt: now });
  // A rung comes early only when nobody was found on the one below it.
  else if (is?.state === 'fired') expect([was.current, was.kind, held]).toEqual([true, 'escalation', false]);
}

/** Every letter has its attempt on record, and none follows one that was known to have been accepted. */
async function expectLettersExplained({ world, posted }: Real): Promise<void> {
  const rows = await world.owner.outbox.findMany({ include: { attemptRows: { orderBy: { fence: 'asc' } } } });
  for (const { messageId, state, attemptRows } of rows) {
    const sent = posted.filter((letter) => letter.messageId === messageId);
    expect(attemptRows.length).toBeGreaterThanOrEqual(sent.length);
    const arrived = sent.filter(({ outcome }) => outcome === 'accepted' || outcome === 'hang');
    if (state === 'accepted') expect(arrived).not.toEqual([]);
    const repeated = attemptRows.filter(({ outcome, finishedAt }, index) => {
      const next = attemptRows[index + 1];
      return next !== undefined && outcome === 'accepted' && finishedAt! < next.startedAt;
    });
    expect(repeated).toEqual([]);
  }
}

/** Nothing was sent to anybody after they had left. */
function expectSilence({ posted, silent }: Real): void {
  for (const [email, before] of silent)
    expect(posted.slice(before).filter(({ to }) => to === email)).toEqual([]);
}

/** Once everything has been done that was to be done. */
export async function expectSettledDown(real: Real): Promise<void> {
  const { world } = real;
  await expectNone(
    real,
    invariantNames.filter((name) => name !== 'worker-silent'),
  );
  await expectLettersExplained(real);
  expectSilence(real);
  // What waits, waits for a digest or for the end of quiet hours.
  const waiting = await world.owner.outbox.count({
    where: {
      state: { in: ['waiting', 'pending', 'sending'] },
      nextAttemptAt: { lte: world.clock.now() },
    },
  });
  expect(waiting).toBe(0);
  const chain = await asWorker(world.worker, (tx) => verifyChain(tx, 1n, 1_000_000n));
  expect(chain.breaks).toEqual([]);
}
