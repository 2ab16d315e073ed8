import type { Actor } from '#app/domain/account/actor.ts';
import type { FactorsView } from '#app/domain/account/factors-view.ts';
import type { OpenSession } from '#app/domain/account/open-session.ts';
import { readFactors } from '#app/store/account/factor-queries.server.ts';
import { listOpenSessions } from '#app/store/account/session-queries.server.ts';
import { hashToken } from '#app/store/account/tokens.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

type ViewDeps = Pick<Deps, 'db' | 'now'>;

export type Security = { readonly factors: FactorsView; readonly sessions: readonly OpenSession[] };

/** What this person signs in with besides the password. */
export function viewFactors({ db }: Pick<Deps, 'db'>, { userId }: Actor): Promise<FactorsView> {
  return asUser(db, userId, (tx) => readFactors(tx, userId));
}

/** Which kinds of second factor this person can show. */
export async function viewWays(deps: Pick<Deps, 'db'>, actor: Actor) {
  const { passkeys, authenticatorSince } = await viewFactors(deps, actor);
  return { passkey: passkeys.length > 0, authenticator: authenticatorSince !== null };
}

/** How this person signs in, and where they are signed in now. */
export async function viewSecurity(deps: ViewDeps, actor: Actor, token: string): Promise<Security> {
  const asking = { userId: actor.userId, ownHash: hashToken(token), now: deps.now() };
  const [factors, sessions] = await Promise.all([
    viewFactors(deps, actor),
    listOpenSessions(deps.db, asking),
  ]);
  return { factors, sessions };
}
