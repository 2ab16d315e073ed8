import type { Actor } from '#app/domain/account/actor.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import type { Relation } from '#app/domain/case/case-file.ts';
import type { CaseHeader, CaseRights, CurrentGuardian } from '#app/domain/case/case-view.ts';
import { openHandoverStates } from '#app/domain/handover/handover.ts';
import type { OfferState } from '#app/domain/guardian/offer.ts';
import { ageOn } from '#app/domain/referral/referral.ts';
import type { Nation } from '#app/domain/rules/rule.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { activeEmergencies } from '#app/store/audit/emergency-store.server.ts';
import { readGlance } from '#app/store/case/closing-glance.server.ts';
import { openIdentity } from '#app/store/case/identity.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { DataKey, Vault } from '#app/store/shared/vault.server.ts';

/** What the parts of a case are read with: who reads, how they stand to it, and the child's key if they may know the child. */
export type CaseReading = {
  readonly caseId: string;
  readonly actor: Actor;
  readonly relation: Relation;
  readonly now: Date;
  readonly rulebook: Rulebook;
  readonly vault: Vault;
  readonly key: DataKey | null;
  readonly header: CaseHeader;
};

type Asking = Omit<CaseReading, 'key' | 'header'> & { readonly rights: CaseRights };

/** Reads the head of a case. Who the child is stays sealed unless the reader's rights say otherwise. */
export async function readHeader(tx: Tx, asking: Asking): Promise<CaseReading> {
  const { caseId, rights, now, ...rest } = asking;
  const opened = rights.identity ? await openIdentity(tx, asking.vault, caseId) : null;
  const row = await tx.childCase.findUniqueOrThrow({
    where: { id: caseId },
    include: { responsibleAuthority: { select: { name: true } } },
  });
  const identity = opened?.identity ?? null;
  const header: CaseHeader = {
    ...factsOf(row),
    identity,
    ageYears: identity?.birthDate ? ageOn(identity.birthDate, londonDate(now)) : row.ageYears,
    authority: row.responsibleAuthority.name,
    asked: await askedAuthority(tx, caseId),
    worker: await nameOf(tx, row.workerId),
    offer: await liveOfferState(tx, caseId),
    emergency: await emergencyOf(tx, asking),
    closing: await readGlance(tx, row),
    ...(await guardianship(tx, caseId, row.openedAt)),
    rights,
  };
  return { ...rest, caseId, now, header, key: opened?.key ?? null };
}

async function emergencyOf(
  tx: Tx,
  { actor, caseId, relation, now }: Asking,
): Promise<CaseHeader['emergency']> {
  if (relation !== 'break-glass') return null;
  const [open] = await activeEmergencies(tx, actor.userId, now, caseId);
  return open === undefined ? null : { id: open.id, until: open.until };
}

type CaseRow = Readonly<
  Pick<
    CaseHeader,
    'reference' | 'openedAt' | 'erasedAt' | 'gender' | 'language' | 'interpreterNeeded' | 'immediateDanger'
  > & {
    id: string;
    status: string;
    nation: string;
    responsibilityAcceptedAt: Date | null;
  }
>;

const factsOf = (row: CaseRow) => ({
  caseId: row.id,
  reference: row.reference,
  status: row.status === 'open' ? ('open' as const) : ('closed' as const),
  nation: row.nation as Nation,
  openedAt: row.openedAt,
  erasedAt: row.erasedAt,
  acceptedAt: row.responsibilityAcceptedAt,
  gender: row.gender,
  language: row.language,
  interpreterNeeded: row.interpreterNeeded,
  immediateDanger: row.immediateDanger,
});

async function askedAuthority(tx: Tx, caseId: string): Promise<string | null> {
  const handover = await tx.handover.findFirst({
    where: { caseId, state: { in: [...openHandoverStates] } },
    select: { toAuthority: { select: { name: true } } },
  });
  return handover?.toAuthority.name ?? null;
}

async function liveOfferState(tx: Tx, caseId: string): Promise<OfferState | null> {
  const offer = await tx.guardianOffer.findFirst({
    where: { caseId, state: { in: ['offered', 'accepted'] } },
    select: { state: true },
  });
  return (offer?.state as OfferState | undefined) ?? null;
}

/** The guardian of this moment, or since when there is none. */
async function guardianship(
  tx: Tx,
  caseId: string,
  openedAt: Date,
): Promise<{ readonly guardian: CurrentGuardian | null; readonly unguardedSince: Date | null }> {
  const latest = await tx.appointment.findFirst({
    where: { caseId },
    orderBy: { startsAt: 'desc' },
    include: { guardian: { select: { displayName: true } } },
  });
  if (latest === null) return { guardian: null, unguardedSince: openedAt };
  if (latest.endsAt !== null) return { guardian: null, unguardedSince: latest.endsAt };
  const { startsAt: since, id: appointmentId, letterNumber } = latest;
  return {
    guardian: { name: latest.guardian.displayName, since, appointmentId, letterNumber },
    unguardedSince: null,
  };
}

async function nameOf(tx: Tx, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const user = await tx.userAccount.findUnique({ where: { id: userId }, select: { displayName: true } });
  return user?.displayName ?? null;
}

/** Where somebody who may only preview a case has to look: the offer or the handover that is theirs to answer. */
export async function previewOf(
  tx: Tx,
  actor: Actor,
  caseId: string,
): Promise<{ readonly offerId: string | null; readonly handoverId: string | null }> {
  const offer = await tx.guardianOffer.findFirst({
    where: { caseId, guardianId: actor.userId, state: { in: ['offered', 'accepted'] } },
    select: { id: true },
  });
  const handover =
    actor.authorityId === null
      ? null
      : await tx.handover.findFirst({
          where: { caseId, toAuthorityId: actor.authorityId, state: { in: [...openHandoverStates] } },
          select: { id: true },
        });
  return { offerId: offer?.id ?? null, handoverId: handover?.id ?? null };
}
