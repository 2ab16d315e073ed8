import type { Actor } from '#app/domain/account/actor.ts';
import { roles, type Role } from '#app/domain/account/actor.ts';
import { actorOf } from '#app/store/account/sessions.server.ts';
import type { Db, Tx } from '#app/store/shared/database.server.ts';

export type Account = { readonly actor: Actor; readonly passwordHash: string | null };

/** An account that may be signed in to. Addresses are kept in lower case. */
export async function findAccount(db: Db, email: string): Promise<Account | null> {
  const user = await db.userAccount.findUnique({ where: { email }, include: { credential: true } });
  if (user?.status !== 'active') return null;
  return { actor: actorOf(user), passwordHash: user.credential?.passwordHash ?? null };
}

/** Somebody whose account is open. */
export async function findActiveActor(tx: Tx, userId: string): Promise<Actor | null> {
  const user = await tx.userAccount.findUnique({ where: { id: userId } });
  return user?.status === 'active' ? actorOf(user) : null;
}

/** What this person's password must hash to; null when they have none. */
export async function findPasswordHash(db: Db, userId: string): Promise<string | null> {
  const row = await db.credential.findUnique({ where: { userId }, select: { passwordHash: true } });
  return row?.passwordHash ?? null;
}

/** Opens the account of whoever has just used the link of their invitation; anybody else's stays as it is. */
export async function acceptInvitation(tx: Tx, at: Date): Promise<void> {
  await tx.$executeRaw`SELECT accept_invitation(${at}::timestamptz)`;
}

/** What this person is called and written to at: what a password must not be made of. */
export async function findOwnNames(db: Db, userId: string): Promise<readonly string[]> {
  const user = await db.userAccount.findUniqueOrThrow({ where: { id: userId } });
  return [user.displayName, user.email];
}

export type DemoAccount = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly authority: string | null;
};

const mostShown = 60;

/** Everybody who can be tried out in the demonstration, by role. Only embedded mode asks. */
export async function listDemoAccounts(db: Db): Promise<readonly DemoAccount[]> {
  const users = await db.userAccount.findMany({
    where: { status: 'active', credential: { isNot: null } },
    include: { authority: { select: { name: true } } },
    orderBy: { displayName: 'asc' },
    take: mostShown,
  });
  return users
    .map((user) => ({
      email: user.email,
      name: user.displayName,
      role: user.role as Role,
      authority: user.authority?.name ?? null,
    }))
    .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
}
