import type { SettledDue } from '#app/domain/case/due-view.ts';
import type { CaseReading } from '#app/store/case/header-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type WorkOutcome = {
  readonly met: readonly SettledDue[];
  readonly opened: readonly { readonly id: string; readonly title: string; readonly dueAt: Date }[];
  readonly type: string;
  readonly at: Date;
};

/** What came of one recorded event: the deadlines it met or ended, and those it opened. Null when it is none of this case. */
export function readOutcome(eventId: string) {
  return async (tx: Tx, { caseId, rulebook }: CaseReading): Promise<WorkOutcome | null> => {
    const event = await tx.caseEvent.findFirst({
      where: { id: eventId, caseId },
      select: { type: true, at: true },
    });
    if (event === null) return null;
    const rows = await tx.deadline.findMany({
      where: { caseId, OR: [{ metEventId: eventId }, { triggerEventId: eventId }] },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      take: 100,
    });
    const shown = rows.map((row) => ({
      id: row.id,
      title: rulebook.rule(row.ruleKey, row.ruleVersion).title,
      dueAt: row.dueAt,
      status: row.status as SettledDue['status'],
      metAt: row.metAt,
      metBy: row.metEventId,
    }));
    return {
      type: event.type,
      at: event.at,
      met: shown.filter(({ metBy }) => metBy === eventId),
      opened: shown.filter(({ metBy }) => metBy !== eventId),
    };
  };
}
