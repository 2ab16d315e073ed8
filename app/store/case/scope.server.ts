import type { Actor } from '#app/domain/account/actor.ts';
import { relations, type Relation } from '#app/domain/case/case-file.ts';
import { openHandoverStates } from '#app/domain/handover/handover.ts';
import { may, type CaseAction } from '#app/domain/permission/permissions.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Cases = Prisma.ChildCaseWhereInput;
type Guardians = Prisma.UserAccountWhereInput;

const none: Cases = { id: { in: [] } };

const coveredBy = (userId: string, now: Date) => ({
  some: { coverId: userId, startsAt: { lte: now }, endsAt: { gt: now } },
});

/** The guardians through whom somebody stands to children: themselves, those they cover for, those they manage. */
const guardians = {
  'appointed-guardian': ({ userId }: Actor): Guardians => ({ id: userId }),
  'covering-guardian': ({ userId }: Actor, now: Date): Guardians => ({
    absences: coveredBy(userId, now),
  }),
  'managing-guardian': ({ userId }: Actor, now: Date): Guardians => ({
    OR: [{ managerId: userId }, { manager: { absences: coveredBy(userId, now) } }],
  }),
} as const;

type Through = keyof typeof guardians;
const isThrough = (relation: Relation): relation is Through => Object.hasOwn(guardians, relation);

/** The guardians whose children somebody may do this to, by the table of rights. */
export function guardiansFor(actor: Actor, action: CaseAction, now: Date): Guardians {
  const through = relations.filter(isThrough).filter((relation) => may(actor.role, relation, action));
  return { OR: through.map((relation) => guardians[relation](actor, now)) };
}

const throughGuardians =
  (through: Through) =>
  (actor: Actor, now: Date): Cases => ({
    appointments: { some: { endsAt: null, guardian: guardians[through](actor, now) } },
  });

const ofAuthority =
  (cases: (authorityId: string) => Cases) =>
  ({ authorityId }: Actor): Cases =>
    authorityId === null ? none : cases(authorityId);

/** The cases to which somebody stands so. What the table of rights is about is defined here and nowhere else. */
const scopes: Readonly<Record<Relation, (actor: Actor, now: Date) => Cases>> = {
  'appointed-guardian': throughGuardians('appointed-guardian'),
  'covering-guardian': throughGuardians('covering-guardian'),
  'managing-guardian': throughGuardians('managing-guardian'),
  'offered-guardian': ({ userId }) => ({
    offers: { some: { guardianId: userId, state: { in: ['offered', 'accepted'] } } },
  }),
  'former-guardian': () => none,
  'accepting-authority': ofAuthority((id) => ({
    responsibleAuthorityId: id,
    responsibilityAcceptedAt: { not: null },
  })),
  'receiving-authority': ofAuthority((id) => ({
    handovers: { some: { toAuthorityId: id, state: { in: [...openHandoverStates] } } },
  })),
  'former-authority': () => none,
  national: () => ({}),
  /** Sees receipts, by a function of the database, and no case. */
  referrer: () => none,
  /** Opened one by one and by reference: an emergency puts a case on no list. */
  'break-glass': () => none,
  none: () => none,
};

export const casesIn = (relation: Relation, actor: Actor, now: Date): Cases => scopes[relation](actor, now);

/** The `where` of every list of cases: those to which somebody stands so that the table of rights lets them do this. */
export function casesFor(actor: Actor, action: CaseAction, now: Date): Cases {
  const standing = relations.filter((relation) => may(actor.role, relation, action));
  // Prisma reads "or anything" as nothing.
  if (standing.includes('national')) return casesIn('national', actor, now);
  return { OR: standing.map((relation) => casesIn(relation, actor, now)) };
}

/** As `casesIn` an authority's, for lists in SQL, beside a case c. */
export const acceptedBy = (authorityId: string): Prisma.Sql =>
  Prisma.sql`c.responsible_authority_id = ${authorityId} AND c.responsibility_accepted_at IS NOT NULL`;

/** As `casesIn` a receiving authority's, beside a handover h. The states are literal, so that its index is used. */
export const waitsFor = (authorityId: string): Prisma.Sql =>
  Prisma.sql`h.to_authority_id = ${authorityId} AND h.state IN ('sent', 'acknowledged', 'queried')`;
