import { authorityRoles, type Actor } from '#app/domain/account/actor.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import type { StaffFilter } from '#app/domain/staff/staff-view.ts';
import { listOrganisations } from '#app/store/organisation/organisation-store.server.ts';
import { listAuthorities } from '#app/store/reference/authority-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { heldBy } from '#app/store/staff/held.server.ts';
import {
  activeColleagues,
  findAccounts,
  listAccounts,
  readPerson,
} from '#app/store/staff/staff-queries.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Who works here; null for anybody whose business it is not. */
export async function viewStaff(deps: Deps, actor: Actor, filter: StaffFilter, asked: PageAsked) {
  if (!mayOpen(actor.role, 'staff')) return null;
  return asUser(deps.db, actor.userId, async (tx) => ({
    page: await listAccounts(tx, filter, asked),
    today: londonDate(deps.now()),
    authorities: await listAuthorities(tx, deps.now()),
    may: {
      administer: mayOpen(actor.role, 'staff-administration'),
      decide: mayOpen(actor.role, 'staff-requests'),
    },
  }));
}

/** Accounts by a part of a name or an address. */
export async function searchStaff(deps: Deps, actor: Actor, typed: string) {
  if (!mayOpen(actor.role, 'staff')) return null;
  return asUser(deps.db, actor.userId, (tx) => findAccounts(tx, typed));
}

/** One person, what they hold, and what this reader may do about it. */
export async function viewPerson(deps: Deps, actor: Actor, userId: string) {
  if (!mayOpen(actor.role, 'staff')) return null;
  const now = deps.now();
  const administers = mayOpen(actor.role, 'staff-administration');
  return asUser(deps.db, actor.userId, async (tx) => {
    const person = await readPerson(tx, userId, administers);
    if (person === null) return null;
    const held = await heldBy(tx, userId, now);
    const may = {
      administer: administers && userId !== actor.userId,
      handOnCases: actor.role === 'coordinator' || actor.role === 'service-manager',
    };
    return { person, held, own: userId === actor.userId, may, today: londonDate(now) };
  });
}

/** As viewPerson, for the form that changes a role, authority or manager. */
export async function viewPlacement(deps: Deps, actor: Actor, userId: string) {
  const view = await viewPerson(deps, actor, userId);
  if (!view?.may.administer) return null;
  return { ...view, ...(await placementChoices(deps, actor)) };
}

/**
 * What this reader may hand on in one go: an administrator the people somebody manages, who sees cases the cases they
 * work, with the colleagues who could take them. Null when there is nothing of it.
 */
export async function viewHandOn(deps: Deps, actor: Actor, userId: string) {
  const view = await viewPerson(deps, actor, userId);
  if (view === null) return null;
  const { person, held, may } = view;
  const what = may.administer ? 'people' : may.handOnCases ? 'cases' : null;
  const count = held.filter(({ kind }) => kind === (what === 'people' ? 'managed' : 'worker')).length;
  if (what === null || count === 0) return null;
  const roles = what === 'people' ? [person.role] : authorityRoles;
  const colleagues = await asUser(deps.db, actor.userId, (tx) =>
    activeColleagues(tx, roles, person.authorityId),
  );
  return { person, what, count, colleagues: colleagues.filter(({ id }) => id !== userId) } as const;
}

/** Whom a new or moved colleague may stand under, and where. */
export function placementChoices(deps: Deps, actor: Actor) {
  return asUser(deps.db, actor.userId, async (tx) => ({
    authorities: await listAuthorities(tx, deps.now()),
    managers: await activeColleagues(tx, ['guardian-manager', 'team-manager']),
    organisations: await listOrganisations(tx),
  }));
}
