import type { Division } from '#app/domain/calendar/working-calendar.ts';
import type { CaseFile } from '#app/domain/case/case-file.ts';
import type { CasePeople } from '#app/domain/deadline/recipients.ts';
import { openHandoverStates } from '#app/domain/handover/handover.ts';
import type { Nation } from '#app/domain/rules/rule.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type CaseRecord = CaseFile & { readonly immediateDanger: boolean; readonly workerId: string | null };

/** The case as decisions see it, or null when there is none or the actor may not see it: the two look the same. */
export async function findCase(tx: Tx, caseId: string): Promise<CaseRecord | null> {
  const row = await tx.childCase.findUnique({
    where: { id: caseId },
    include: { responsibleAuthority: { select: { division: true } } },
  });
  if (row === null) return null;
  return {
    id: row.id,
    status: row.status === 'open' ? 'open' : 'closed',
    nation: row.nation as Nation,
    division: row.responsibleAuthority.division as Division,
    responsibleAuthorityId: row.responsibleAuthorityId,
    responsibilityAcceptedAt: row.responsibilityAcceptedAt,
    version: row.version,
    immediateDanger: row.immediateDanger,
    workerId: row.workerId,
  };
}

/** Who stands around the case now: its guardian, its social worker, its authority. */
export async function peopleOf(tx: Tx, file: CaseRecord): Promise<CasePeople> {
  const appointment = await tx.appointment.findFirst({
    where: { caseId: file.id, endsAt: null },
    select: { guardianId: true },
  });
  return {
    guardianId: appointment?.guardianId ?? null,
    workerId: file.workerId,
    authorityId: file.responsibleAuthorityId,
  };
}

/** As `peopleOf`, but with the authority that has a handover to answer standing where the responsible one does. */
export async function deskOf(tx: Tx, file: CaseRecord): Promise<CasePeople> {
  const people = await peopleOf(tx, file);
  const handover = await tx.handover.findFirst({
    where: { caseId: file.id, state: { in: [...openHandoverStates] } },
    select: { toAuthorityId: true },
  });
  return handover === null ? people : { ...people, authorityId: handover.toAuthorityId };
}

export type CaseChange = Partial<{
  responsibleAuthorityId: string;
  nation: string;
  responsibilityAcceptedAt: Date | null;
  workerId: string | null;
}>;

/** Changes a case only if nobody changed it meanwhile; false when somebody did. */
export async function changeCase(tx: Tx, file: CaseRecord, change: CaseChange): Promise<boolean> {
  const { count } = await tx.childCase.updateMany({
    where: { id: file.id, version: file.version },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

export type NewCase = {
  readonly id: string;
  readonly childId: string;
  readonly reference: string;
  readonly openedAt: Date;
  readonly nation: Nation;
  readonly responsibleAuthorityId: string;
  readonly immediateDanger: boolean;
  readonly ageYears: number | null;
  readonly gender: string;
  readonly language: string | null;
  readonly interpreterNeeded: boolean;
};

/** Opens a case; its authority is responsible from this moment, accepted or not. */
export async function addCase(tx: Tx, made: NewCase): Promise<void> {
  await tx.childCase.createMany({ data: [{ ...made, status: 'open' }] });
}

/** Whether the case's chronology has this very event already. */
export async function isRecorded(tx: Tx, caseId: string, eventId: string): Promise<boolean> {
  return (await tx.caseEvent.count({ where: { id: eventId, caseId } })) > 0;
}

/** What people call a case by. */
export async function referenceOf(tx: Tx, caseId: string): Promise<string> {
  const row = await tx.childCase.findUniqueOrThrow({ where: { id: caseId }, select: { reference: true } });
  return row.reference;
}
