import type { Consequences, OpenDeadline, Opening } from '#app/domain/deadline/consequences.ts';
import { plannedRow } from '#app/store/deadline/planned-row.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** Locks and reads a case's open deadlines, so that meeting one and firing it happen one after the other. */
export async function lockOpenDeadlines(tx: Tx, caseId: string): Promise<readonly OpenDeadline[]> {
  return tx.$queryRaw<OpenDeadline[]>`
    SELECT id, rule_key AS "ruleKey", rule_version AS "ruleVersion", due_at AS "dueAt",
      chain_started_at AS "chainStartedAt"
    FROM deadline WHERE case_id = ${caseId}::uuid AND status = 'open' ORDER BY id FOR UPDATE`;
}

type EventRef = { readonly id: string; readonly at: Date };

/** Ends what the event met or ended, and takes their planned actions away. */
export async function settleDeadlines(tx: Tx, changes: Consequences, event: EventRef): Promise<void> {
  for (const { deadline, late } of changes.met)
    await settle(tx, deadline.id, {
      status: late ? 'met-late' : 'met',
      metAt: event.at,
      metEventId: event.id,
    });
  for (const deadline of changes.ended)
    await settle(tx, deadline.id, { status: 'cancelled', metAt: event.at, metEventId: event.id });
}

async function settle(
  tx: Tx,
  id: string,
  outcome: { readonly status: string; readonly metAt: Date; readonly metEventId: string },
): Promise<void> {
  await tx.deadline.updateMany({
    where: { id, status: 'open' },
    data: { ...outcome, version: { increment: 1 } },
  });
  await tx.plannedAction.updateMany({
    where: { deadlineId: id, state: 'planned' },
    data: { state: 'superseded' },
  });
}

type About = {
  readonly caseId: string;
  readonly event: EventRef;
  /** When the event was recorded. */
  readonly openedAt: Date;
};

/** Keeps the deadlines an event opens, with everything that is planned for each. */
export async function openDeadlines(
  tx: Tx,
  openings: readonly Opening[],
  about: About,
  newId: () => string,
): Promise<void> {
  if (openings.length === 0) return;
  const made = openings.map((opening) => ({ opening, id: newId() }));
  const { count } = await tx.deadline.createMany({
    data: made.map(({ opening, id }) => deadlineRow(opening, id, about)),
  });
  if (count !== openings.length) throw new Error('A deadline was not kept.');
  await tx.plannedAction.createMany({
    data: made.flatMap(({ opening, id }) =>
      opening.steps.map((step) => ({
        id: newId(),
        ...plannedRow(step, { deadlineId: id, version: 1, caseId: about.caseId }),
      })),
    ),
  });
}

function deadlineRow({ rule, due, chainStartedAt }: Opening, id: string, about: About) {
  return {
    id,
    caseId: about.caseId,
    ruleKey: rule.key,
    ruleVersion: rule.version,
    triggerEventId: about.event.id,
    triggerAt: about.event.at,
    openedAt: about.openedAt,
    dueAt: due.at,
    localIntent: due.localIntent,
    explanation: structuredClone(due.explanation) as object,
    responsibleRole: rule.responsible,
    isReview: isReview(rule.key),
    chainStartedAt,
    status: 'open',
  };
}

/** Looked-after children's reviews are counted apart: the coordinator's list of overdue reviews. */
const isReview = (ruleKey: string) => ruleKey.startsWith('lac.review.');
