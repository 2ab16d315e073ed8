import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';

export type ProfileRights = {
  readonly read: boolean;
  readonly keep: boolean;
  /** To say until when vetting and training are valid, and so to begin a profile. */
  readonly certify: boolean;
};

/**
 * What somebody may do about a guardian's profile. Managers keep those of their own guardians and no others. Vetting and
 * training are an administrator's alone to date: whoever needs the guardian does not also vouch for them.
 */
export function rightsOver(
  { userId, role }: Pick<Actor, 'userId' | 'role'>,
  guardian: { readonly id: string; readonly managerId: string | null },
): ProfileRights {
  const certify = mayOpen(role, 'staff-administration');
  const manages = role === 'guardian-manager' && guardian.managerId === userId;
  const keep = mayOpen(role, 'profile-keeping') && (certify || manages);
  return { read: keep || mayOpen(role, 'staff') || guardian.id === userId, keep, certify };
}
