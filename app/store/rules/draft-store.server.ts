import type { MoveCounts } from '#app/domain/deadline/recompute-preview.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type NewDraft = {
  readonly id: string;
  readonly body: Rule;
  readonly recompute: boolean;
  readonly reason: string;
  readonly draftedById: string;
  readonly draftedAt: Date;
};

export async function addDraft(tx: Tx, { body, ...draft }: NewDraft): Promise<void> {
  const row = {
    ...draft,
    ruleKey: body.key,
    baseVersion: body.version - 1,
    body: asJson(body),
    state: 'draft',
  };
  await tx.ruleDraft.createMany({ data: [row] });
}

/** Changes what has not been submitted; false when it has been, or is somebody else's. */
export async function changeDraft(
  tx: Tx,
  id: string,
  { body, recompute, reason }: Pick<NewDraft, 'body' | 'recompute' | 'reason'>,
): Promise<boolean> {
  const where = { id, state: 'draft', ruleKey: body.key, baseVersion: body.version - 1 };
  const { count } = await tx.ruleDraft.updateMany({ where, data: { body: asJson(body), recompute, reason } });
  return count === 1;
}

/** Puts a draft before somebody else; false when it is not a draft any more. */
export async function submitDraft(tx: Tx, id: string, at: Date, preview: MoveCounts): Promise<boolean> {
  const data = { state: 'submitted', submittedAt: at, preview: asJson(preview) };
  const { count } = await tx.ruleDraft.updateMany({ where: { id, state: 'draft' }, data });
  return count === 1;
}

export async function withdrawDraft(tx: Tx, id: string): Promise<boolean> {
  const where = { id, state: { in: ['draft', 'submitted'] } };
  const { count } = await tx.ruleDraft.updateMany({ where, data: { state: 'withdrawn' } });
  return count === 1;
}

/** Whether another draft of the rule is before its approver. */
export async function isOneSubmitted(tx: Tx, ruleKey: string): Promise<boolean> {
  return (await tx.ruleDraft.count({ where: { ruleKey, state: 'submitted' } })) > 0;
}

export type Decision = {
  readonly draftId: string;
  readonly approve: boolean;
  readonly note: string;
  readonly at: Date;
  /** The id under which running deadlines are computed again, where they are. */
  readonly recomputeId: string;
};

/** Decides in the database itself, which holds the decider's role and the drafter against each other. */
export async function decideDraft(tx: Tx, { draftId, approve, note, at, recomputeId }: Decision) {
  const [row] = await tx.$queryRaw<{ outcome: DecideOutcome }[]>`
    SELECT decide_rule_draft(${draftId}::uuid, ${approve}, ${at}::timestamptz, ${note}, ${recomputeId}::uuid) AS outcome`;
  return row?.outcome ?? 'not-found';
}

type DecideOutcome = 'decided' | 'not-found' | 'own-draft' | 'not-submitted' | 'superseded';

/** Plain data; JSON columns do not take an interface for it. */
const asJson = (value: object): object => structuredClone(value);
