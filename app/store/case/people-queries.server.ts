import type {
  CasePeopleView,
  GuardianPeriod,
  HandoverMade,
  OfferMade,
} from '#app/domain/case/people-view.ts';
import type { Reason } from '#app/domain/guardian/match.ts';
import type { DeclineCode, OfferState } from '#app/domain/guardian/offer.ts';
import type { HandoverState, RefusalCode } from '#app/domain/handover/handover.ts';
import { may } from '#app/domain/permission/permissions.ts';
import type { CaseReading } from '#app/store/case/header-queries.server.ts';
import { readThread } from '#app/store/handover/handover-store.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** A case that has changed hands more often than this has other troubles; the newest are shown. */
const most = 50;

/** Who has been the child's guardian, who was asked, and which authorities were. */
export async function readPeople(tx: Tx, reading: CaseReading): Promise<CasePeopleView> {
  return {
    periods: await readPeriods(tx, reading),
    offers: await readOffers(tx, reading),
    handovers: await readHandovers(tx, reading),
  };
}

async function readPeriods(tx: Tx, { caseId }: CaseReading): Promise<readonly GuardianPeriod[]> {
  const rows = await tx.appointment.findMany({
    where: { caseId },
    orderBy: { startsAt: 'desc' },
    take: most,
    include: { guardian: { select: { displayName: true } } },
  });
  return rows.map(({ id, startsAt, endsAt, endReason, letterNumber, guardian }) => ({
    id,
    startsAt,
    endsAt,
    endReason,
    letterNumber,
    guardian: guardian.displayName,
  }));
}

async function readOffers(tx: Tx, { caseId, actor, relation }: CaseReading): Promise<readonly OfferMade[]> {
  const chooses = may(actor.role, relation, 'see-candidates') || actor.role === 'monitor';
  const rows = await tx.guardianOffer.findMany({
    where: { caseId },
    orderBy: [{ offeredAt: 'desc' }, { id: 'desc' }],
    take: most,
    include: { guardian: { select: { displayName: true } } },
  });
  return rows.map((row) => ({
    id: row.id,
    guardian: row.guardian.displayName,
    state: row.state as OfferState,
    offeredAt: row.offeredAt,
    answeredAt: row.answeredAt,
    declineCode: chooses ? (row.declineCode as DeclineCode | null) : null,
    reasons: chooses ? (row.reasons as unknown as Reason[]) : [],
  }));
}

async function readHandovers(tx: Tx, reading: CaseReading): Promise<readonly HandoverMade[]> {
  const rows = await tx.handover.findMany({
    where: { caseId: reading.caseId },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: most,
    include: { toAuthority: { select: { id: true, name: true } } },
  });
  const proposed = await tx.authority.findMany({
    where: { id: { in: rows.flatMap((row) => row.proposedAuthorityId ?? []) } },
    select: { id: true, name: true },
  });
  const answerers = await tx.userAccount.findMany({
    where: { id: { in: rows.flatMap((row) => row.answeredById ?? []) } },
    select: { id: true, displayName: true },
  });
  const made: HandoverMade[] = [];
  for (const { wrappedKey, version: _, toAuthorityId: __, answeredById, proposedAuthorityId, ...row } of rows)
    made.push({
      ...row,
      state: row.state as HandoverState,
      refusalCode: row.refusalCode as RefusalCode | null,
      answeredBy: answerers.find(({ id }) => id === answeredById)?.displayName ?? null,
      proposedAuthority: proposed.find(({ id }) => id === proposedAuthorityId) ?? null,
      // What was asked and answered is free text, and so only for those who may know the child.
      thread: reading.key === null ? [] : await readThread(tx, reading.vault, { id: row.id, wrappedKey }),
    });
  return made;
}
