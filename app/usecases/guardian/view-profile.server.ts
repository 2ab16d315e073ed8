import type { Actor } from '#app/domain/account/actor.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import { rightsOver } from '#app/domain/guardian/profile-rights.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { findGuardian, listRegions } from '#app/store/guardian/profile-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** By what a guardian is matched, and what this reader may do about it; null for anybody whose business it is not. */
export async function viewProfile(deps: Deps, actor: Actor, userId: string) {
  if (!mayOpen(actor.role, 'profiles')) return null;
  const today = londonDate(deps.now());
  return asUser(deps.db, actor.userId, async (tx) => {
    const guardian = await findGuardian(tx, userId);
    if (guardian === null) return null;
    const may = rightsOver(actor, guardian);
    return may.read ? { guardian, may, seesStaff: mayOpen(actor.role, 'staff'), today } : null;
  });
}

/** As viewProfile, for the form that changes it. A profile is begun with its dates, and so by whoever may enter those. */
export async function viewProfileForm(deps: Deps, actor: Actor, userId: string) {
  const view = await viewProfile(deps, actor, userId);
  if (!view?.may.keep || (view.guardian.profile === null && !view.may.certify)) return null;
  return { ...view, regions: await asUser(deps.db, actor.userId, listRegions) };
}
