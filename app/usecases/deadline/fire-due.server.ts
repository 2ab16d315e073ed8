import type { NoticeKind } from '#app/domain/case/announcements.ts';
import type { ChronicleType } from '#app/domain/case/chronology.ts';
import { recipientsFor } from '#app/domain/deadline/recipients.ts';
import type { LadderRole, Rule } from '#app/domain/rules/rule.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { deskOf, findCase, peopleOf, type CaseRecord } from '#app/store/case/case-store.server.ts';
import {
  bringNextRungForward,
  claimDue,
  holdAction,
  markFired,
  type DueAction,
} from '#app/store/deadline/firing.server.ts';
import { notify, raiseTask } from '#app/store/notice/notify.server.ts';
import { loadPeople } from '#app/store/notice/people.server.ts';
import { asWorker, type Db, type Tx } from '#app/store/shared/database.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';

export type FireDeps = { readonly db: Db; readonly newId: () => string; readonly rulebook: Rulebook };

/** An action fired later than this after its time is marked late. */
const lateAfter = 60_000;
const batch = 20;

/**
 * Fires every planned action that is due at `now` (the database's clock, in production), late ones too, each exactly
 * once. Answers how many fired. Safe to run in any number of processes at once.
 */
export async function fireDue(deps: FireDeps, now: Date): Promise<number> {
  let fired = 0;
  for (;;) {
    const count = await asWorker(deps.db, (tx) => fireBatch(deps, tx, now));
    fired += count;
    if (count === 0) return fired;
  }
}

async function fireBatch(deps: FireDeps, tx: Tx, now: Date): Promise<number> {
  const actions = await claimDue(tx, now, batch);
  for (const action of actions) await fire(deps, tx, action, now);
  return actions.length;
}

async function fire(deps: FireDeps, tx: Tx, action: DueAction, now: Date): Promise<void> {
  if (action.kind === 'escalation' && action.heldUntil !== null && action.heldUntil > now)
    return holdAction(tx, action.id, action.heldUntil);
  const file = await findCase(tx, action.caseId);
  if (file === null) throw new Error('A deadline stands without its case.');
  const rule = deps.rulebook.rule(action.ruleKey, action.ruleVersion);
  const told = await tell(deps, tx, { action, file, rule, now });
  await markFired(tx, action.id, now, now.getTime() - action.fireAt.getTime() > lateAfter);
  await recordEvent(
    { tx, now, newId: deps.newId, rulebook: deps.rulebook, actor: { userId: null, label: 'The service' } },
    file,
    {
      type: chronicled[action.kind],
      at: now,
      detail: {
        deadline: action.deadlineId,
        rule: action.ruleKey,
        step: action.step,
        role: action.role,
        told: told.length,
        people: told.join(' '),
      },
    },
  );
}

type Firing = {
  readonly action: DueAction;
  readonly file: CaseRecord;
  readonly rule: Rule;
  readonly now: Date;
};

/** Finds who is to hear of it at this moment and tells them once. Nobody found: the next rung at once, and a task. */
async function tell(deps: FireDeps, tx: Tx, firing: Firing): Promise<readonly string[]> {
  const { action, file, rule, now } = firing;
  const about = rule.key.startsWith('handover.') ? await deskOf(tx, file) : await peopleOf(tx, file);
  const rung = { role: action.role as LadderRole, responsible: rule.responsible };
  const userIds = recipientsFor(rung, await loadPeople(tx, about, now), about);
  if (userIds.length === 0) await nobodyFound(deps, tx, firing);
  await notify(
    tx,
    {
      cause: `action:${action.id}`,
      userIds,
      caseId: file.id,
      actionId: action.id,
      deadlineId: action.deadlineId,
      kind: action.kind satisfies NoticeKind,
      urgent: rule.urgent,
      at: now,
    },
    deps.newId,
  );
  return userIds;
}

async function nobodyFound(deps: FireDeps, tx: Tx, { action, file, now }: Firing): Promise<void> {
  const passedOn = await bringNextRungForward(tx, action, now);
  await raiseTask(
    tx,
    {
      key: `nobody:${action.id}`,
      kind: 'nobody-found',
      caseId: file.id,
      detail: {
        rule: action.ruleKey,
        step: action.step,
        role: action.role,
        passedOn: passedOn ? 'yes' : 'no',
      },
      at: now,
    },
    deps.newId,
  );
}

const chronicled = {
  reminder: 'DeadlineReminded',
  due: 'DeadlineFellDue',
  overdue: 'DeadlineOverdue',
  escalation: 'EscalationRaised',
} as const satisfies Record<DueAction['kind'], ChronicleType>;
