import { workFor } from '#app/domain/case/may-record.ts';
import type { DueRights, OpenDue, SettledDue, SettledWithHistory } from '#app/domain/case/due-view.ts';
import type { RecordableWork } from '#app/domain/case/work.ts';
import { refusalOf, type DeadlineVerb } from '#app/domain/deadline/life.ts';
import { keptFromPausing } from '#app/domain/deadline/pausing.ts';
import type { DeadlineStatus } from '#app/domain/deadline/running.ts';
import { mayDo, type HandVerb } from '#app/domain/deadline/who-may.ts';
import type { Explanation } from '#app/domain/rules/due.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import type { ResponsibleRole, Rule } from '#app/domain/rules/rule.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import type { CaseReading } from '#app/store/case/header-queries.server.ts';
import { readAttention } from '#app/store/deadline/attention-queries.server.ts';
import { readHistory, readPausedNow } from '#app/store/deadline/history-queries.server.ts';
import { keyOrder } from '#app/store/shared/key-order.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type DueView = {
  readonly open: KeyPage<OpenDue>;
  readonly settled: readonly SettledWithHistory[];
};

const settledShown = 50;

const running = ['open', 'paused'] as const;

/** What runs in a case, overdue first, with who was told of it and what follows; and what has been settled. */
export function readDue(asked: PageAsked) {
  return async (tx: Tx, reading: CaseReading): Promise<DueView> => {
    const { caseId } = reading;
    const page = keyOrder(asked, 'dueAt', 'asc');
    const rows = await tx.deadline.findMany({
      ...page,
      where: { caseId, status: { in: [...running] }, ...page.where },
    });
    const ids = rows.map(({ id }) => id);
    const attention = await readAttention(tx, ids);
    const history = await readHistory(tx, ids);
    const paused = await readPausedNow(tx, ids);
    const work = workFor(reading.actor.role, reading.relation, reading.header.status);
    const found = rows.map((row): OpenDue => {
      const rule = reading.rulebook.rule(row.ruleKey, row.ruleVersion);
      return {
        ...openDue(row, rule, reading),
        ...attention(row.id),
        recordAs: meetingWork(rule, work),
        paused: paused.get(row.id) ?? null,
        history: history.get(row.id) ?? [],
        may: rightsOver(row, rule, reading),
      };
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
): Omit<OpenDue, 'told' | 'held' | 'next' | 'recordAs' | 'paused' | 'history' | 'may'> {
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

/** What this reader may do now: the right person, in a state and under a rule that lets it be done. */
function rightsOver(
  { status, dueAt }: { readonly status: string; readonly dueAt: Date },
  rule: Rule,
  reading: CaseReading,
): DueRights {
  const standing = standingOf(reading);
  const can = (verb: HandVerb & DeadlineVerb) =>
    refusalOf(status as DeadlineStatus, verb) === null && mayDo(verb, rule, standing);
  return {
    extend: can('extend'),
    pause: can('pause') && keptFromPausing(rule, { dueAt }, reading.now) === null,
    resume: can('resume'),
    waive: can('waive'),
  };
}

const standingOf = ({ actor, relation, header }: CaseReading) => ({
  role: actor.role,
  relation,
  caseStatus: header.status,
});

async function readSettled(tx: Tx, reading: CaseReading): Promise<readonly SettledWithHistory[]> {
  const { caseId, rulebook } = reading;
  const rows = await tx.deadline.findMany({
    where: { caseId, status: { notIn: [...running] } },
    orderBy: [{ dueAt: 'desc' }, { id: 'desc' }],
    take: settledShown,
  });
  const histories = await readHistory(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const rule = rulebook.rule(row.ruleKey, row.ruleVersion);
    const history = histories.get(row.id) ?? [];
    const explained = history.some(({ kind }) => kind === 'lateness-explained');
    return {
      id: row.id,
      title: rule.title,
      dueAt: row.dueAt,
      status: row.status as SettledDue['status'],
      metAt: row.metAt,
      history,
      explained,
      mayExplain:
        row.status === 'met-late' && !explained && mayDo('explain-lateness', rule, standingOf(reading)),
    };
  });
}
