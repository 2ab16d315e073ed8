import { Temporal } from 'temporal-polyfill';

import { authorityRoles, type Role } from '#app/domain/account/actor.ts';
import { parseLondon } from '#app/domain/calendar/london.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';

/** The first and the last day away, `YYYY-MM-DD`, both included. */
export type DaysAway = { readonly from: string; readonly to: string };

export type Period = { readonly startsAt: Date; readonly endsAt: Date };

export type PeriodRefusal =
  | { readonly kind: 'absence-in-past' }
  | { readonly kind: 'absence-backwards' }
  | { readonly kind: 'absence-too-long' };

/** Longer than this is not an absence: somebody else takes over for good. */
const mostDays = 366;

/** From the beginning of the first day to the end of the last, London time. Today counts from now. */
export function periodOf({ from, to }: DaysAway, now: Date): Result<Period, PeriodRefusal> {
  const today = londonDate(now);
  if (from < today) return refuse({ kind: 'absence-in-past' });
  if (to < from) return refuse({ kind: 'absence-backwards' });
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  if (first.until(last).days >= mostDays) return refuse({ kind: 'absence-too-long' });
  const startsAt = from === today ? now : parseLondon(`${from}T00:00`);
  return accept({ startsAt, endsAt: parseLondon(`${last.add({ days: 1 }).toString()}T00:00`) });
}

/** Where somebody works, as far as standing in for others goes. */
export type Place = {
  readonly id: string;
  readonly role: Role;
  readonly authorityId: string | null;
  readonly managerId: string | null;
};

const managers: readonly Role[] = ['team-manager', 'duty-manager'];

/**
 * Whether one may stand in for the other: guardians of the same manager; in an authority its own people, a manager for a
 * manager; anywhere else somebody in the same role.
 */
export function mayCover(absent: Place, cover: Place): boolean {
  if (absent.id === cover.id) return false;
  if (absent.role === 'guardian') return cover.role === 'guardian' && cover.managerId === absent.managerId;
  if (!(authorityRoles as readonly Role[]).includes(absent.role)) return cover.role === absent.role;
  if (cover.authorityId !== absent.authorityId) return false;
  return managers.includes(absent.role)
    ? managers.includes(cover.role)
    : (authorityRoles as readonly Role[]).includes(cover.role);
}

/** How an absence stands: to come, now, over, or taken back before it began. */
export function stateOf({ startsAt, endsAt }: Period, now: Date): 'coming' | 'now' | 'over' {
  if (endsAt <= now || endsAt <= startsAt) return 'over';
  return startsAt > now ? 'coming' : 'now';
}
