import {
  closeReasons,
  closingTypes,
  isMissing,
  reopenReasons,
  type Around,
  type ClosingFact,
  type ClosingType,
} from '#app/domain/case/closing.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import { openHandoverStates } from '#app/domain/handover/handover.ts';
import { ageOn } from '#app/domain/referral/referral.ts';
import type { CaseRecord } from '#app/store/case/case-store.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type ClosingRecord = ClosingFact & {
  readonly at: Date;
  readonly by: string;
  readonly noteSealed: string | null;
};

/** Who proposed, decided and undid the closing of a case, newest first. */
export async function readClosingFacts(tx: Tx, caseId: string): Promise<readonly ClosingRecord[]> {
  const rows = await tx.caseEvent.findMany({
    where: { caseId, type: { in: [...closingTypes] } },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(({ id, type, at, actorId, actorLabel, detail, noteSealed }) => {
    const codes = detail as Readonly<Record<string, unknown>>;
    return {
      id,
      type: type as ClosingType,
      at,
      byId: actorId,
      by: actorLabel,
      answers: textIn(codes['proposal']) ?? textIn(codes['closing']),
      reason: [...closeReasons, ...reopenReasons].find((one) => one === codes['reason']) ?? null,
      other: textIn(codes['other']),
      noteSealed,
    };
  });
}

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

type About = {
  readonly caseId: string;
  readonly birthDate: string | null;
  /** The reference of the child's other case, if one is named. */
  readonly other: string | null;
  readonly now: Date;
};

/** What stands around a case that somebody wants to close. */
export async function readAround(tx: Tx, { caseId, birthDate, other, now }: About): Promise<Around> {
  const sightings = await tx.caseEvent.findMany({
    where: { caseId, type: { in: ['ChildMissing', 'ChildFound'] } },
    select: { type: true, at: true, recordedAt: true },
  });
  const [open, refused] = [
    await handoverIn(tx, caseId, [...openHandoverStates]),
    await handoverIn(tx, caseId, ['refused']),
  ];
  const offers = await tx.guardianOffer.count({ where: { caseId, state: { in: ['offered', 'accepted'] } } });
  return {
    missing: isMissing(sightings),
    openHandover: open,
    refusedHandover: refused,
    liveOffer: offers > 0,
    overdue: (await readRunningIn(tx, caseId)).filter(({ paused, dueAt }) => !paused && dueAt <= now),
    ageYears: birthDate === null ? null : ageOn(birthDate, londonDate(now)),
    otherIsOpen: other !== null && (await openCaseOf(tx, other, caseId)) !== null,
  };
}

async function handoverIn(tx: Tx, caseId: string, states: string[]): Promise<string | null> {
  const row = await tx.handover.findFirst({
    where: { caseId, state: { in: states } },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** The open case of this reference, if it is another than this one. */
export async function openCaseOf(tx: Tx, reference: string, caseId: string): Promise<string | null> {
  const row = await tx.childCase.findUnique({ where: { reference }, select: { id: true, status: true } });
  return row?.status === 'open' && row.id !== caseId ? row.id : null;
}

export type RunningIn = {
  readonly id: string;
  readonly title: string;
  readonly dueAt: Date;
  readonly paused: boolean;
};

/** What runs in a case, and would end with it; the most pressing first. */
export function readRunningIn(tx: Tx, caseId: string): Promise<readonly RunningIn[]> {
  return tx.$queryRaw<RunningIn[]>`
    SELECT id, explanation->>'title' AS title, due_at AS "dueAt", status = 'paused' AS paused FROM deadline
    WHERE case_id = ${caseId}::uuid AND status IN ('open', 'paused') ORDER BY due_at, id`;
}

/** Closes a case as somebody else proposed; the database asks once more whether it may. False when it is not so any more. */
export async function closeCase(tx: Tx, file: CaseRecord, proposalId: string, at: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`
    SELECT close_case(${file.id}::uuid, ${proposalId}::uuid, ${file.version}::int, ${at}::timestamptz) AS done`;
  return row?.done === true;
}

/** A dispute about a child who has another case is nobody's to decide once this one is closed. */
export async function settleRefusedHandover(tx: Tx, caseId: string): Promise<void> {
  await tx.handover.updateMany({
    where: { caseId, state: 'refused' },
    data: { state: 'superseded', version: { increment: 1 } },
  });
}

/** Opens a closed case again, as unaccepted as on its first day. False when it is not closed any more, or was erased. */
export async function reopenCase(tx: Tx, file: CaseRecord, at: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`
    SELECT reopen_case(${file.id}::uuid, ${file.version}::int, ${at}::timestamptz) AS done`;
  return row?.done === true;
}
