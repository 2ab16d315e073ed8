import type { Consequences, Opening } from '#app/domain/deadline/consequences.ts';
import { endPause, keepPauses } from '#app/store/deadline/life-store.server.ts';
import { plannedRow } from '#app/store/deadline/planned-row.server.ts';
import { supersede } from '#app/store/deadline/replan.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

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

/** Ends a running deadline and takes its plan away; a pause that lasts ends with it. */
export async function settle(
  tx: Tx,
  id: string,
  outcome: { readonly status: string; readonly metAt: Date; readonly metEventId: string },
): Promise<void> {
  await tx.deadline.updateMany({
    where: { id, status: { in: ['open', 'paused'] } },
    data: { ...outcome, version: { increment: 1 } },
  });
  await supersede(tx, id);
  await endPause(tx, id, { at: outcome.metAt, eventId: outcome.metEventId });
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
      (isPaused(opening) ? [] : opening.steps).map((step) => ({
        id: newId(),
        ...plannedRow(step, { deadlineId: id, version: 1, caseId: about.caseId }),
      })),
    ),
  });
  for (const { opening, id } of made)
    if (opening.pauses.length > 0)
      await keepPauses(tx, { deadlineId: id, caseId: about.caseId }, opening.pauses, newId);
}

const isPaused = ({ pauses }: Opening) => pauses.some(({ to }) => to === null);

function deadlineRow(opening: Opening, id: string, about: About) {
  const { rule, due, chainStartedAt } = opening;
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
    status: isPaused(opening) ? 'paused' : 'open',
  };
}

/** Looked-after children's reviews are counted apart: the coordinator's list of overdue reviews. */
const isReview = (ruleKey: string) => ruleKey.startsWith('lac.review.');
