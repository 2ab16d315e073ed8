import type { ChronicleType } from '#app/domain/case/chronology.ts';
import { decideFiring, type ActionKind, type DueAction, type Firing } from '#app/domain/deadline/firing.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { auditMany } from '#app/store/audit/audit.server.ts';
import { addFacts } from '#app/store/case/chronicle.server.ts';
import { loadStandings } from '#app/store/case/standings.server.ts';
import { bringNextRungsForward, claimDue, markFirings } from '#app/store/deadline/firing.server.ts';
import { notify, raiseTasks } from '#app/store/notice/notify.server.ts';
import { loadPeople } from '#app/store/notice/people.server.ts';
import { asWorker, type Db, type Tx } from '#app/store/shared/database.server.ts';

export type FireDeps = { readonly db: Db; readonly newId: () => string; readonly rulebook: Rulebook };

const batch = 200;
const actorLabel = 'The service';

/**
 * Fires every planned action that is due at `now` (the database's clock, in production), late ones too, each exactly
 * once. Answers how many were dealt with. Safe to run in any number of processes at once.
 */
export async function fireDue(deps: FireDeps, now: Date): Promise<number> {
  let dealtWith = 0;
  for (;;) {
    const count = await asWorker(deps.db, (tx) => fireBatch(deps, tx, now));
    dealtWith += count;
    if (count === 0) return dealtWith;
  }
}

/** Load, decide, save, promise, for a batch in one transaction. */
async function fireBatch(deps: FireDeps, tx: Tx, now: Date): Promise<number> {
  const actions = await claimDue(tx, now, batch);
  if (actions.length === 0) return 0;
  const firings = await decideAll(deps, tx, actions, now);
  const fired = firings.filter((firing) => firing.kind === 'fired');
  await markFirings(tx, firings, now);
  await chronicle(deps, tx, fired, now);
  await notify(
    tx,
    fired.map((firing) => tellingOf(firing, now)),
    deps.newId,
  );
  await passOn(deps, tx, fired, now);
  return actions.length;
}

async function decideAll(
  deps: FireDeps,
  tx: Tx,
  actions: readonly DueAction[],
  now: Date,
): Promise<readonly Firing[]> {
  const standings = await loadStandings(
    tx,
    actions.map(({ caseId }) => caseId),
  );
  const around = [...standings.values()].flatMap(({ responsible, desk }) => [responsible, desk]);
  const people = await loadPeople(tx, around, now);
  return actions.map((action) => {
    const standing = standings.get(action.caseId);
    if (standing === undefined) throw new Error('A deadline stands without its case.');
    const rule = deps.rulebook.rule(action.ruleKey, action.ruleVersion);
    return decideFiring(action, rule, { standing, people }, now);
  });
}

type Fired = Extract<Firing, { readonly kind: 'fired' }>;

function tellingOf({ action, rule, told }: Fired, at: Date) {
  const { id, caseId, deadlineId, kind } = action;
  return {
    cause: `action:${id}`,
    userIds: told,
    caseId,
    actionId: id,
    deadlineId,
    kind,
    urgent: rule.urgent,
    at,
  };
}

const chronicled = {
  reminder: 'DeadlineReminded',
  due: 'DeadlineFellDue',
  overdue: 'DeadlineOverdue',
  escalation: 'EscalationRaised',
} as const satisfies Record<ActionKind, ChronicleType>;

/** Who was told goes into the chronology and into the audit chain, by user id. */
async function chronicle(deps: FireDeps, tx: Tx, fired: readonly Fired[], now: Date): Promise<void> {
  const facts = fired.map(({ action, told }) => ({
    id: deps.newId(),
    caseId: action.caseId,
    type: chronicled[action.kind],
    at: now,
    recordedAt: now,
    actorId: null,
    actorLabel,
    detail: {
      deadline: action.deadlineId,
      rule: action.ruleKey,
      step: action.step,
      role: action.role,
      told: told.length,
      people: told.join(' '),
    },
  }));
  await addFacts(tx, facts);
  const entries = facts.map(({ id, caseId, type, detail }) => ({
    action: type,
    subjectType: 'case',
    subjectId: caseId,
    caseId,
    detail: { event: id, ...detail },
  }));
  await auditMany(tx, { at: now, actorLabel }, entries);
}

/**
 * Where nobody was found, a person is asked to put the staff list right, and once it is overdue the next rung comes at
 * once. A reminder that reaches nobody leaves the ladder alone: its rungs are climbed once, and not before the deadline.
 */
async function passOn(deps: FireDeps, tx: Tx, fired: readonly Fired[], now: Date): Promise<void> {
  const empty = fired.filter(({ told }) => told.length === 0).map(({ action }) => action);
  const overdue = empty.filter(({ kind }) => kind === 'overdue' || kind === 'escalation');
  const goesOn = await bringNextRungsForward(tx, overdue, now);
  const tasks = empty.map((action) => ({
    key: `nobody:${action.id}`,
    kind: 'nobody-found',
    caseId: action.caseId,
    detail: {
      rule: action.ruleKey,
      step: action.step,
      role: action.role,
      passedOn: goesOn.has(action.deadlineId) ? 'yes' : 'no',
    },
    at: now,
  }));
  await raiseTasks(tx, tasks, deps.newId);
}
