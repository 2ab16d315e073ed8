import { judgePassword, type PasswordRefusal } from '#app/domain/account/password-rule.ts';
import { actorLabel, roleName } from '#app/domain/account/role-name.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findShownLink, useAccountToken, type ShownLink } from '#app/store/account/account-tokens.server.ts';
import { acceptInvitation } from '#app/store/account/accounts.server.ts';
import { isCommonPassword } from '#app/store/account/common-passwords.server.ts';
import { keepPassword } from '#app/store/account/credentials.server.ts';
import { hashPassword } from '#app/store/account/passwords.server.ts';
import { endSessionsOf } from '#app/store/account/sessions.server.ts';
import { recordAccountChange } from '#app/usecases/account/tell-owner.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type ChooseRefusal = PasswordRefusal | { readonly kind: 'link-spent' };

/** What the link in an e-mail is good for; null when it is good for nothing any more. Looking uses nothing up. */
export function viewLink({ db, now }: Pick<Deps, 'db' | 'now'>, secret: string): Promise<ShownLink | null> {
  return db.$transaction((tx) => findShownLink(tx, secret, now()));
}

/**
 * Sets a password by a link, and opens the account of whoever was invited. Every session of the account ends and nobody is signed in by it: the second factor is asked
 * for as ever.
 */
export async function choosePassword(
  deps: Pick<Deps, 'db' | 'now' | 'newId' | 'bell'>,
  secret: string,
  password: string,
): Promise<Result<{ readonly email: string }, ChooseRefusal>> {
  const link = await viewLink(deps, secret);
  if (link === null) return refuse({ kind: 'link-spent' });
  const about = [link.name, link.email, roleName[link.role]];
  const judged = judgePassword(password, { isCommon: isCommonPassword, about });
  if (!judged.ok) return judged;
  const passwordHash = await hashPassword(password);
  if (!(await setByLink(deps, secret, passwordHash))) return refuse({ kind: 'link-spent' });
  deps.bell.ring('send');
  return accept({ email: link.email });
}

/** Asked again inside the transaction: of two who show the same link at once, one is refused. */
function setByLink(
  { db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>,
  secret: string,
  passwordHash: string,
): Promise<boolean> {
  const at = now();
  return db.$transaction(async (tx) => {
    const link = await findShownLink(tx, secret, at);
    if (link === null) return false;
    const { userId, purpose, name, role } = link;
    await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
    if (!(await useAccountToken(tx, link, at))) return false;
    await acceptInvitation(tx, at);
    await keepPassword(tx, { userId, passwordHash, now: at });
    await endSessionsOf(tx, userId, { now: at });
    await recordAccountChange(tx, {
      userId,
      actorLabel: actorLabel(name, role),
      action: 'password.set-by-link',
      detail: { purpose },
      news: 'password-changed',
      now: at,
      newId,
    });
    return true;
  });
}
