import type { ChronicleType } from '#app/domain/case/chronology.ts';
import { decideFiring, type ActionKind, type DueAction, type Firing } from '#app/domain/deadline/firing.ts';
import { triesBeforeTask, type Stuck } from '#app/domain/deadline/setting-aside.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { auditMany } from '#app/store/audit/audit.server.ts';
import { addFacts } from '#app/store/case/chronicle.server.ts';
import { loadStandings } from '#app/store/case/standings.server.ts';
import { mend, setAside, stuckKey } from '#app/store/deadline/firing-failure.server.ts';
import { bringNextRungsForward, markFirings } from '#app/store/deadline/firing.server.ts';
import { notify, raiseTasks } from '#app/store/notice/notify.server.ts';
import { loadPeople } from '#app/store/notice/people.server.ts';
import type { Db, Tx } from '#app/store/shared/database.server.ts';

export type FireDeps = {
  readonly db: Db;
  readonly newId: () => string;
  readonly rulebook: Rulebook;
  /** Once true, the batch under way is finished and no other is begun. */
  readonly stopping?: () => boolean;
};

const actorLabel = 'The service';

/**
 * Load, decide, save, promise, for the actions this transaction has claimed. The audit trail comes last: its head stays
 * locked until the commit, and everybody else who writes waits for it.
 */
export async function fireBatch(
  deps: FireDeps,
  tx: Tx,
  actions: readonly DueAction[],
  now: Date,
): Promise<void> {
  if (actions.length === 0) return;
  const decisions = await decideAll(deps, tx, actions, now);
  const stuck = decisions.filter((decision) => decision.kind === 'stuck');
  const firings = decisions.filter((decision) => decision.kind !== 'stuck');
  const fired = firings.filter((firing) => firing.kind === 'fired');
  await markFirings(tx, firings, now);
  await mend(
    tx,
    firings.map(({ action }) => action.id),
    now,
  );
  await notify(
    tx,
    fired.map((firing) => tellingOf(firing, now)),
    deps.newId,
  );
  await passOn(deps, tx, fired, now);
  await leaveForLater(deps, tx, stuck, now);
  await chronicle(deps, tx, fired, now);
}

/** Sets aside what cannot be fired; what failed often enough becomes a task for a person, and is tried on all the same. */
export async function leaveForLater(
  deps: Pick<FireDeps, 'newId'>,
  tx: Tx,
  stuck: readonly Stuck[],
  now: Date,
): Promise<void> {
  const counted = await setAside(tx, stuck, now);
  const tasks = counted
    .filter(({ attempts }) => attempts >= triesBeforeTask)
    .map(({ actionId, caseId, rule, step, fault }) => ({
      key: stuckKey(actionId),
      kind: 'stuck-action',
      caseId,
      detail: { rule, step, fault },
      at: now,
    }));
  await raiseTasks(tx, tasks, deps.newId);
}

async function decideAll(
  deps: FireDeps,
  tx: Tx,
  actions: readonly DueAction[],
  now: Date,
): Promise<readonly (Firing | Stuck)[]> {
  const standings = await loadStandings(
    tx,
    actions.map(({ caseId }) => caseId),
  );
  const around = [...standings.values()].flatMap(({ responsible, desk }) => [responsible, desk]);
  const people = await loadPeople(tx, around, now);
  return actions.map((action) => {
    const standing = standings.get(action.caseId);
    if (standing === undefined) return { kind: 'stuck', action, fault: 'case-missing' };
    const rule = deps.rulebook.find(action.ruleKey, action.ruleVersion);
    if (rule === undefined) return { kind: 'stuck', action, fault: 'rule-missing' };
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
    since: action.fireAt,
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
