import type { PlannedStep } from '#app/domain/rules/due.ts';

/** What an earlier plan did: `last` says that no later plan has the same step. */
export type FiredStep = { readonly step: string; readonly firedAt: Date; readonly last: boolean };

type EarlierAction = {
  readonly step: string;
  readonly state: string;
  readonly fireAt: Date;
  readonly firedAt: Date | null;
  /** The version of the deadline it was planned for. */
  readonly version: number;
};

/** What fired of all earlier plans. */
export function firedBefore(actions: readonly EarlierAction[]): readonly FiredStep[] {
  const newest = new Map<string, number>();
  for (const { step, version } of actions) newest.set(step, Math.max(version, newest.get(step) ?? 0));
  return actions
    .filter(({ state }) => state === 'fired')
    .map(({ step, firedAt, fireAt, version }) => ({
      step,
      firedAt: firedAt ?? fireAt,
      last: newest.get(step) === version,
    }));
}

export type Replanning = {
  readonly fired: readonly FiredStep[];
  readonly dueBefore: Date;
  readonly dueAfter: Date;
  readonly now: Date;
};

/**
 * The steps of a new plan that are still to come. What fired at or after its new time stays fired; and when the due date
 * is not later, so does the whole ladder that was climbed for it, rungs brought forward included. A later due date is a
 * new one, and its ladder starts again. Of reminders whose time has gone by only the last is given, unless it was before.
 */
export function stillToPlan(
  steps: readonly PlannedStep[],
  { fired, dueBefore, dueAfter, now }: Replanning,
): readonly PlannedStep[] {
  const climbed = dueAfter > dueBefore ? [] : fired.filter(({ step, last }) => last && !isReminder(step));
  const stands = ({ step, fireAt }: PlannedStep) =>
    climbed.some((done) => done.step === step) ||
    fired.some((done) => done.step === step && fireAt <= done.firedAt);
  const missed = steps.filter(({ step, fireAt }) => isReminder(step) && fireAt <= now);
  const lastMissed = missed.toSorted((a, b) => a.fireAt.getTime() - b.fireAt.getTime()).at(-1);
  const given = (step: PlannedStep) => fired.some((done) => done.step === step.step);
  return steps.filter(
    (step) => !stands(step) && (!missed.includes(step) || (step === lastMissed && !given(step))),
  );
}

const isReminder = (step: string) => step.startsWith('remind-');
