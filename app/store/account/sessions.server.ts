import type { Actor, Role } from '#app/domain/account/actor.ts';
import type { Factor } from '#app/domain/account/session-needs.ts';
import { actorLabel } from '#app/domain/account/role-name.ts';
import type { SessionTimes } from '#app/domain/account/session.ts';
import type { Db, Tx } from '#app/store/shared/database.server.ts';

export type StoredSession = SessionTimes & {
  readonly id: string;
  readonly actor: Actor;
  readonly factor: Factor | null;
};

export type NewSession = {
  readonly id: string;
  readonly tokenHash: string;
  readonly userId: string;
  readonly now: Date;
  readonly expiresAt: Date;
  readonly browser: string | null;
  readonly factor: Factor | null;
};

export async function insertSession(
  tx: Tx,
  { id, tokenHash, userId, now, expiresAt, browser, factor }: NewSession,
): Promise<void> {
  await tx.session.create({
    data: {
      id,
      tokenHash,
      userId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      authenticatedAt: now,
      browser,
      factor,
    },
  });
}

/** Finds a session whose user may still work here; rights are read on every request, so that taking them away is immediate. */
export async function findSession(db: Db, tokenHash: string): Promise<StoredSession | null> {
  const row = await db.session.findUnique({ where: { tokenHash }, include: { user: true } });
  if (row?.user.status !== 'active') return null;
  const { id, lastSeenAt, expiresAt, endedAt, authenticatedAt, factor, user } = row;
  return {
    id,
    lastSeenAt,
    expiresAt,
    endedAt,
    authenticatedAt,
    factor: factor as Factor | null,
    actor: actorOf(user),
  };
}

type UserRow = { id: string; displayName: string; role: string; authorityId: string | null };

/** The database refuses any other role by a check constraint. */
export const actorOf = (user: UserRow): Actor => ({
  userId: user.id,
  role: user.role as Role,
  authorityId: user.authorityId,
  label: actorLabel(user.displayName, user.role as Role),
});

/** Moves the last moment seen forwards, never back, and never in an ended session. */
export async function touchSession(db: Db, id: string, now: Date): Promise<void> {
  await db.session.updateMany({
    where: { id, endedAt: null, lastSeenAt: { lt: now } },
    data: { lastSeenAt: now },
  });
}

/** Gives an open session a new token, because its owner has just proved who they are; false when it is not open any more. */
export async function renewSession(
  tx: Tx,
  {
    formerHash,
    tokenHash,
    now,
  }: { readonly formerHash: string; readonly tokenHash: string; readonly now: Date },
): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { tokenHash: formerHash, endedAt: null },
    data: { tokenHash, authenticatedAt: now, lastSeenAt: now },
  });
  return count === 1;
}

/** As renewSession, once the second step is done: whatever the session still needed, it needs no more. */
export async function completeSession(
  tx: Tx,
  { factor, ...renewal }: Parameters<typeof renewSession>[1] & { readonly factor: Factor },
): Promise<boolean> {
  if (!(await renewSession(tx, renewal))) return false;
  await tx.session.updateMany({ where: { tokenHash: renewal.tokenHash }, data: { factor } });
  return true;
}

/** Ends the session if it was still open, and says whether it was. */
export async function endSession(tx: Tx, tokenHash: string, now: Date): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { tokenHash, endedAt: null },
    data: { endedAt: now },
  });
  return count === 1;
}

/** Ends one open session of this person. Answers how many it ended: one or none. */
export async function endOwnSession(
  tx: Tx,
  { id, userId, now }: { readonly id: string; readonly userId: string; readonly now: Date },
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { id, userId, endedAt: null },
    data: { endedAt: now },
  });
  return count;
}

/** Ends every open session of this person, save the one with the hash `except`. Answers how many. */
export async function endSessionsOf(
  tx: Tx,
  userId: string,
  { now, except }: { readonly now: Date; readonly except?: string },
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, endedAt: null, ...(except === undefined ? {} : { tokenHash: { not: except } }) },
    data: { endedAt: now },
  });
  return count;
}
