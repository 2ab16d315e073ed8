import { carryOver, type CarriedOver } from '#app/domain/deadline/carry-over.ts';
import { toldOf } from '#app/domain/deadline/firing.ts';
import { takesOver } from '#app/domain/deadline/recompute.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { loadStandings } from '#app/store/case/standings.server.ts';
import { keepChanges } from '#app/store/deadline/life-store.server.ts';
import {
  finishItems,
  type Change,
  type Item,
  type ItemDone,
} from '#app/store/deadline/recompute-store.server.ts';
import { replan } from '#app/store/deadline/replan.server.ts';
import { notify } from '#app/store/notice/notify.server.ts';
import { loadPeople } from '#app/store/notice/people.server.ts';
import { assertCurrent } from '#app/store/reference/living-rulebook.server.ts';
import type { Db, Tx } from '#app/store/shared/database.server.ts';

export type CarryDeps = {
  readonly db: Db;
  readonly newId: () => string;
  readonly rulebook: Rulebook;
  /** Once true, the batch under way is finished and no other is begun. */
  readonly stopping?: () => boolean;
};

type Batch = { readonly change: Change; readonly items: readonly Item[]; readonly now: Date };
type Done = { readonly item: Item; readonly outcome: Outcome };
type Outcome = CarriedOver | { readonly result: 'settled'; readonly anew: null };

/** Decides, saves and promises for locked deadlines of a change, each as it stands now. */
export async function carryOverBatch(deps: CarryDeps, tx: Tx, batch: Batch): Promise<void> {
  if (batch.items.length === 0) return;
  await assertCurrent(tx, deps.rulebook);
  const done = batch.items.map((item) => ({ item, outcome: outcomeOf(deps.rulebook, batch.change, item) }));
  for (const one of done) await planAnew(deps, tx, one, batch);
  await finishItems(
    tx,
    batch.change,
    done.map(({ item, outcome }) => doneRow(item, outcome)),
    batch.now,
  );
  await tellMoved(deps, tx, done, batch);
  await note(tx, done, batch);
}

/** What was met or ended meanwhile stays so, and what a later version has taken over already stays with that. */
function outcomeOf(rulebook: Rulebook, change: Change, item: Item): Outcome {
  if (item.settled) return { result: 'settled', anew: null };
  const rule =
    change.cause === 'rule'
      ? rulebook.rule(change.ruleKey, change.ruleVersion)
      : rulebook.rule(item.ruleKey, item.ruleVersion);
  if (change.cause === 'rule' && !takesOver(rule, item)) return { result: 'same', anew: null };
  return carryOver(item, rule, rulebook.calendar(item.explanation.division, item.authorityId));
}

const reasons = {
  rule: 'rule-changed',
  closure: 'authority-closed',
  reopening: 'authority-open',
} as const satisfies Record<Change['cause'], string>;

async function planAnew(
  { newId }: CarryDeps,
  tx: Tx,
  { item, outcome: { anew } }: Done,
  { change, now }: Batch,
): Promise<void> {
  if (anew === null) return;
  const { due, rule, steps } = anew;
  const { status, id: deadlineId, caseId, dueAt: dueBefore } = item;
  const to = { due, ruleVersion: rule.version, responsible: rule.responsible, steps, status, now };
  await replan(tx, item, to, newId);
  const reason = reasons[change.cause];
  const by = { actorId: null, eventId: null, reason, at: now };
  const what = { deadlineId, caseId, kind: 'recomputed', dueBefore, dueAfter: due.at } as const;
  await keepChanges(tx, [{ ...what, ...by }], newId);
}

function doneRow({ id: deadlineId, dueAt: dueBefore }: Item, { result, anew }: Outcome): ItemDone {
  return { deadlineId, result, dueBefore, dueAfter: anew?.due.at ?? dueBefore };
}

type Moved = { readonly item: Item; readonly rule: Rule };

/** Whoever has to act by a date learns that it has moved. */
async function tellMoved(
  { newId }: CarryDeps,
  tx: Tx,
  done: readonly Done[],
  { change, now }: Batch,
): Promise<void> {
  const moved = done.flatMap(({ item, outcome: { result, anew } }): readonly Moved[] =>
    result === 'moved' && anew !== null ? [{ item, rule: anew.rule }] : [],
  );
  if (moved.length === 0) return;
  const standings = await loadStandings(
    tx,
    moved.map(({ item }) => item.caseId),
  );
  const around = [...standings.values()].flatMap(({ responsible, desk }) => [responsible, desk]);
  const people = await loadPeople(tx, around, now);
  const tellings = moved.map(({ item: { id: deadlineId, caseId }, rule }) => {
    const standing = standings.get(caseId);
    const userIds = standing === undefined ? [] : toldOf('responsible', rule, { standing, people });
    const about = { cause: `moved:${change.id}:${deadlineId}`, caseId, deadlineId, actionId: null };
    return { ...about, userIds, kind: 'deadline-moved', urgent: rule.urgent, at: now } as const;
  });
  await notify(tx, tellings, newId);
}

/** The audit trail comes last: its head stays locked until the commit, and everybody else who writes waits for it. */
async function note(tx: Tx, done: readonly Done[], { change, now }: Batch): Promise<void> {
  const count = (result: Outcome['result']) => done.filter(({ outcome }) => outcome.result === result).length;
  const [subjectType, subjectId] =
    change.cause === 'rule' ? ['rule', change.ruleKey] : ['authority', change.authorityId];
  await audit(tx, {
    at: now,
    actorLabel: 'The service',
    action: 'recompute.batch',
    subjectType,
    subjectId,
    caseId: null,
    detail: {
      change: change.id,
      ...(change.cause === 'rule' ? { version: change.ruleVersion } : {}),
      moved: count('moved'),
      same: count('same'),
      kept: count('kept'),
      settled: count('settled'),
    },
  });
}
