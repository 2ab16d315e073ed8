import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { place, type Placement, type PlacementRefusal } from '#app/domain/staff/placement.ts';
import { takesTwo } from '#app/domain/staff/takes-two.ts';
import { issueAccountToken } from '#app/store/account/account-tokens.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import { addAccount, isAddressTaken, managerFacts } from '#app/store/staff/staff-store.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { administer, done, type AdministerRefusal } from '#app/usecases/staff/administer.server.ts';
import { askSecondPerson } from '#app/usecases/staff/ask-second.server.ts';
import { noteAccount } from '#app/usecases/staff/note.server.ts';

export type NewColleague = Placement & { readonly name: string; readonly email: string };

export type AddColleagueRefusal = NotFound | PlacementRefusal | { readonly kind: 'address-taken' };

/**
 * Adds a colleague and has a link sent to their address by which they choose a password. A role that takes two waits for
 * the second person, and the link with it.
 */
export async function addColleague(
  deps: Deps,
  actor: Actor,
  colleague: NewColleague,
): Promise<Result<{ readonly userId: string; readonly asked: boolean }, AddColleagueRefusal>> {
  if (!mayOpen(actor.role, 'staff-administration')) return refuse({ kind: 'not-found' });
  const result = await asUser<Awaited<ReturnType<typeof addColleague>>>(deps.db, actor.userId, async (tx) => {
    const placed = place(colleague, await managerFacts(tx, colleague.managerId));
    if (!placed.ok) return placed;
    const email = colleague.email.trim().toLowerCase();
    if (await isAddressTaken(tx, email)) return refuse({ kind: 'address-taken' });
    return accept(await add(deps, tx, actor, { ...placed.value, name: colleague.name, email }));
  });
  if (result.ok) deps.bell.ring('send');
  return result;
}

async function add(deps: Deps, tx: Tx, actor: Actor, colleague: NewColleague) {
  const { name, email, ...placement } = colleague;
  const [userId, at] = [deps.newId(), deps.now()];
  const asked = takesTwo(placement.role);
  await addAccount(tx, { id: userId, name, email, placement, status: asked ? 'awaiting' : 'invited', at });
  const { role, authorityId: authority, managerId: manager } = placement;
  await noteAccount(tx, {
    actor,
    at,
    action: 'account.added',
    userId,
    detail: { to: role, authority, manager },
  });
  if (asked) {
    const account = { id: userId, role };
    await askSecondPerson(deps, tx, { actor, at, account, kind: 'new', role, email: null });
  } else await invite(deps, tx, userId, at);
  return { userId, asked };
}

/** Has a link sent by which an invited person chooses a password; the links of before stop working when one is used. */
export const invite = ({ newId }: Pick<Deps, 'newId'>, tx: Tx, userId: string, now: Date): Promise<void> =>
  issueAccountToken(tx, { userId, purpose: 'invitation', now, newId });

/** Sends the invitation once more, to somebody whose link has run out or never came. */
export function inviteAgain(
  deps: Deps,
  actor: Actor,
  userId: string,
): Promise<Result<undefined, AdministerRefusal | { readonly kind: 'not-invited' }>> {
  return administer(deps, actor, userId, async (tx, account, at) => {
    if (account.status !== 'invited') return refuse({ kind: 'not-invited' } as const);
    await invite(deps, tx, userId, at);
    await noteAccount(tx, { actor, at, action: 'account.invited-again', userId });
    return done;
  });
}
