import type {
  Clock,
  HandedOn,
  HandoverFacts,
  LadderStep,
  Preview,
} from '#app/domain/handover/handover-view.ts';
import type { HandoverState, RefusalCode } from '#app/domain/handover/handover.ts';
import type { Explanation } from '#app/domain/rules/due.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** A handover that was sent to this authority, or any of them for those with national sight (`authorityId` null). */
export async function readHandover(
  tx: Tx,
  id: string,
  authorityId: string | null,
): Promise<(HandoverFacts & { readonly wrappedKey: string }) | null> {
  const row = await tx.handover.findFirst({
    where: { id, ...(authorityId === null ? {} : { toAuthorityId: authorityId }) },
    include: { toAuthority: { select: { id: true, name: true } } },
  });
  if (row === null) return null;
  return {
    id: row.id,
    caseId: row.caseId,
    state: row.state as HandoverState,
    toAuthority: row.toAuthority,
    sentAt: row.sentAt,
    acknowledgedAt: row.acknowledgedAt,
    answeredAt: row.answeredAt,
    answeredBy: await nameOf(tx, row.answeredById),
    refusalCode: row.refusalCode as RefusalCode | null,
    proposedAuthority: await authorityOf(tx, row.proposedAuthorityId),
    wrappedKey: row.wrappedKey,
  };
}

/** Who has accepted since what this authority handed on by this handover; null while nobody has. */
export async function readHandedOn(tx: Tx, id: string): Promise<HandedOn | null> {
  const [row] = await tx.$queryRaw<HandedOn[]>`
    SELECT reference, authority, at FROM handed_on() WHERE id = ${id}::uuid`;
  return row ?? null;
}

async function nameOf(tx: Tx, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const user = await tx.userAccount.findUnique({ where: { id: userId }, select: { displayName: true } });
  return user?.displayName ?? null;
}

async function authorityOf(tx: Tx, id: string | null) {
  return id === null ? null : tx.authority.findUnique({ where: { id }, select: { id: true, name: true } });
}

/** The minimum-data preview of a case; null when this reader may not have even that. */
export async function readPreview(tx: Tx, caseId: string): Promise<Preview | null> {
  const row = await tx.childCase.findUnique({
    where: { id: caseId },
    select: {
      reference: true,
      ageYears: true,
      gender: true,
      language: true,
      interpreterNeeded: true,
      openedAt: true,
      immediateDanger: true,
    },
  });
  const [found] = await tx.$queryRaw<{ foundArea: string; indicators: number }[]>`
    SELECT found_area AS "foundArea", indicators FROM case_preview(${caseId}::uuid)`;
  return row === null || found === undefined ? null : { caseId, ...row, ...found };
}

/** The clock on an answer while it runs, with what happens of itself as it does. */
export async function readAnswerClock(tx: Tx, caseId: string): Promise<Clock | null> {
  const row = await tx.deadline.findFirst({
    where: { caseId, status: 'open', ruleKey: { startsWith: 'handover.answer.' } },
    orderBy: { dueAt: 'asc' },
    include: {
      actions: {
        where: { kind: { in: ['overdue', 'escalation'] }, state: { in: ['planned', 'fired'] } },
        orderBy: [{ fireAt: 'asc' }, { rung: 'asc' }],
        take: 20,
      },
    },
  });
  if (row === null) return null;
  const explanation = row.explanation as unknown as Explanation;
  return {
    deadlineId: row.id,
    title: explanation.title,
    dueAt: row.dueAt,
    why: explainInWords(explanation),
    steps: row.actions
      .filter(({ deadlineVersion }) => deadlineVersion === row.version)
      .map((action) => ({
        id: action.id,
        at: action.firedAt ?? action.fireAt,
        kind: action.kind as LadderStep['kind'],
        role: action.role,
        fired: action.state === 'fired',
      })),
  };
}
