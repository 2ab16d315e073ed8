import { countBy } from './obligations.ts';
import type { ActionRow, DeadlineRow } from './rows.ts';
import { breaks, type Check } from './violation.ts';

/** A: every action that fell due was fired exactly once, or a recorded change took it away; and never before its time. */
export const everyActionFiredOnce: Check = (books) => {
  const deadlines = new Map(books.deadlines.map((deadline) => [deadline.id, deadline]));
  const name = (action: ActionRow) =>
    `${deadlines.get(action.deadlineId)?.ruleKey ?? '?'} ${action.step} (${action.id})`;
  const fired = books.actions.filter(({ state }) => state === 'fired');
  const forgotten = books.actions
    .filter((action) => isForgotten(action, deadlines.get(action.deadlineId), books.now))
    .map((action) => `${name(action)} fell due and was never fired`);
  const early = fired
    .filter(({ firedAt, fireAt }) => firedAt === null || firedAt < fireAt)
    .map((action) => `${name(action)} was fired before its time`);
  const swept = books.actions
    .filter((action) => action.state === 'superseded' && isUnchanged(deadlines.get(action.deadlineId)))
    .map((action) => `${name(action)} was superseded by no recorded change`);
  return breaks('A', [...forgotten, ...early, ...swept, ...countedTwice(books)]);
};

function isForgotten(action: ActionRow, deadline: DeadlineRow | undefined, now: Date): boolean {
  if (action.state !== 'planned' || action.fireAt > now) return false;
  return deadline === undefined || (deadline.status === 'open' && deadline.version === action.version);
}

const isUnchanged = (deadline: DeadlineRow | undefined) =>
  deadline === undefined || (deadline.status === 'open' && deadline.version === 1);

/** Chronology and audit trail each say once what the plan says once. */
function countedTwice({ actions, facts, audited }: Parameters<Check>[0]): readonly string[] {
  const key = ({ deadlineId, step }: { readonly deadlineId: string; readonly step: string }) =>
    `${deadlineId} ${step}`;
  const planned = countBy(
    actions.filter(({ state }) => state === 'fired'),
    key,
  );
  const chronicled = countBy(facts, key);
  const all = new Set([...planned.keys(), ...chronicled.keys()]);
  return [...all].flatMap((step) => {
    const times = [planned.get(step) ?? 0, chronicled.get(step) ?? 0, audited.get(`step ${step}`) ?? 0];
    return new Set(times).size === 1
      ? []
      : [`step ${step}: fired, in the chronology, in the audit trail ${times.join(', ')} times`];
  });
}

/** A: whom the chronology says were told have the notice, and a step that told nobody asks a person to mend that. */
export const thoseToldHaveTheNotice: Check = ({ actions, facts, notices, tasks }) => {
  const people = new Map(facts.map(({ deadlineId, step, people: told }) => [`${deadlineId} ${step}`, told]));
  const told = new Map<string, string[]>();
  for (const { cause, userId } of notices) told.set(cause, [...(told.get(cause) ?? []), userId]);
  const wrong = actions
    .filter(({ state }) => state === 'fired')
    .flatMap(({ id, deadlineId, step }) => {
      const said = (people.get(`${deadlineId} ${step}`) ?? '').split(' ').filter((one) => one !== '');
      const have = new Set(told.get(`action:${id}`));
      if (said.length === 0)
        return tasks.has(`nobody:${id}`) ? [] : [`step ${step} of ${deadlineId} told nobody`];
      return said
        .filter((one) => !have.has(one))
        .map((one) => `${one} has no notice of ${step} of ${deadlineId}`);
    });
  return breaks('A', wrong);
};
