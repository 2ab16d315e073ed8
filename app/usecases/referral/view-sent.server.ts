import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { may } from '#app/domain/permission/permissions.ts';
import type { StepValues } from '#app/domain/referral/draft.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import { findReferrer, listSent } from '#app/store/referral/sent-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** The receipts of what somebody sent while signed in; null for anybody who refers for no organisation. */
export async function viewSent(deps: Deps, actor: Actor, asked: PageAsked) {
  if (!mayOpen(actor.role, 'my-referrals') || !may(actor.role, 'referrer', 'see-receipt')) return null;
  return asUser(deps.db, actor.userId, (tx) => listSent(tx, asked));
}

/** What a signed-in referrer need not type: the page about themselves, filled in. They may change all of it. */
export async function knownAnswers(
  deps: Deps,
  actor: Actor | null,
): Promise<Readonly<Record<'you', StepValues>> | null> {
  if (actor === null || !mayOpen(actor.role, 'my-referrals')) return null;
  const known = await asUser(deps.db, actor.userId, (tx) => findReferrer(tx, actor.userId));
  if (known === null) return null;
  const { kind, name, organisation, email } = known;
  return { you: { kind, name, organisation, email, phone: '' } };
}
