import type { Tone } from '#app/components/content/tag.tsx';
import { roleName } from '#app/domain/account/role-name.ts';
import type { Wire } from '#app/domain/shared/wire.ts';
import type { StaffRequest } from '#app/domain/staff/staff-view.ts';

type Request = Wire<StaffRequest>;

/** What is asked, in one line. */
export function requestWords({
  kind,
  role,
  formerRole,
}: Pick<Request, 'kind' | 'role' | 'formerRole'>): string {
  switch (kind) {
    case 'new':
      return `A new account as ${roleName[role]}`;
    case 'role':
      return `From ${roleName[formerRole]} to ${roleName[role]}`;
    case 'email':
      return `Another e-mail address for the ${roleName[role]}`;
    case 'factors':
      return `A new start for the passkeys and the app of the ${roleName[role]}`;
  }
}

export const requestStates: Readonly<
  Record<Request['state'], { readonly words: string; readonly tone: Tone }>
> = {
  pending: { words: 'Waits', tone: 'warning' },
  approved: { words: 'Agreed', tone: 'good' },
  refused: { words: 'Refused', tone: 'neutral' },
  withdrawn: { words: 'Taken back', tone: 'neutral' },
};
