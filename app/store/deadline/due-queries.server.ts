import { workFor } from '#app/domain/case/may-record.ts';
import type { OpenDue, SettledDue } from '#app/domain/case/due-view.ts';
import type { RecordableWork } from '#app/domain/case/work.ts';
import type { Explanation } from '#app/domain/rules/due.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import type { ResponsibleRole, Rule } from '#app/domain/rules/rule.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import type { CaseReading } from '#app/store/case/header-queries.server.ts';
import { readAttention } from '#app/store/deadline/attention-queries.server.ts';
import { keyOrder } from '#app/store/shared/key-order.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type DueView = { readonly open: KeyPage<OpenDue>; readonly settled: readonly SettledDue[] };

const settledShown = 50;

/** What runs in a case, overdue first, with who was told of it and what follows; and what has been settled. */
export function readDue(asked: PageAsked) {
  return async (tx: Tx, reading: CaseReading): Promise<DueView> => {
    const { caseId } = reading;
    const page = keyOrder(asked, 'dueAt', 'asc');
    const rows = await tx.deadline.findMany({ ...page, where: { caseId, status: 'open', ...page.where } });
    const attention = await readAttention(
      tx,
      rows.map(({ id }) => id),
    );
    const work = workFor(reading.actor.role, reading.relation, reading.header.status);
    const found = rows.map((row): OpenDue => {
      const rule = reading.rulebook.rule(row.ruleKey, row.ruleVersion);
      return { ...openDue(row, rule, reading), ...attention(row.id), recordAs: meetingWork(rule, work) };
    });
    return {
      open: keyPage(found, asked, ({ dueAt, id }) => ({ at: dueAt, id })),
      settled: await readSettled(tx, reading),
    };
  };
}

type Row = {
  readonly id: string;
  readonly dueAt: Date;
  readonly explanation: unknown;
  readonly ruleKey: string;
};

function openDue(
  { id, dueAt, explanation, ruleKey }: Row,
  rule: Rule,
  reading: CaseReading,
): Omit<OpenDue, 'told' | 'held' | 'next' | 'recordAs'> {
  return {
    id,
    title: rule.title,
    dueAt,
    milestone: rule.nature === 'milestone',
    responsible: rule.responsible,
    responsibleLabel: rule.responsibleLabel,
    responsibleName: ruleKey.startsWith('handover.')
      ? reading.header.asked
      : nameFor(rule.responsible, reading),
    why: explainInWords(explanation as Explanation),
    source: rule.source,
    confidence: rule.confidence,
    holdHours: rule.acknowledgementHolds,
  };
}

/** The person a duty falls to now; where it falls to a desk, the authority whose desk it is. */
function nameFor(responsible: ResponsibleRole, { header }: CaseReading): string | null {
  const names: Partial<Record<ResponsibleRole, string>> = {
    ...(header.guardian === null ? {} : { guardian: header.guardian.name }),
    'social-worker': header.worker ?? header.authority,
    'duty-manager': header.authority,
  };
  return names[responsible] ?? null;
}

const meetingWork = (rule: Rule, work: readonly RecordableWork[]): RecordableWork | null =>
  work.find((type) => rule.metBy.includes(type)) ?? null;

async function readSettled(tx: Tx, { caseId, rulebook }: CaseReading): Promise<readonly SettledDue[]> {
  const rows = await tx.deadline.findMany({
    where: { caseId, status: { not: 'open' } },
    orderBy: [{ dueAt: 'desc' }, { id: 'desc' }],
    take: settledShown,
  });
  return rows.map((row) => ({
    id: row.id,
    title: rulebook.rule(row.ruleKey, row.ruleVersion).title,
    dueAt: row.dueAt,
    status: row.status as SettledDue['status'],
    metAt: row.metAt,
  }));
}

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
