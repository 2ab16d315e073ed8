import type { Tone } from '#app/components/content/tag.tsx';
import { roles } from '#app/domain/account/actor.ts';
import { roleName } from '#app/domain/account/role-name.ts';
import type { EmergencyReason, LeavingReason, Suspension } from '#app/domain/staff/suspension.ts';
import { accountStatuses } from '#app/domain/staff/staff-view.ts';

const statuses: Readonly<Record<string, { readonly words: string; readonly tone: Tone }>> = {
  awaiting: { words: 'Waits for a second person', tone: 'warning' },
  invited: { words: 'Invited', tone: 'notice' },
  active: { words: 'Active', tone: 'good' },
  suspended: { words: 'Closed', tone: 'neutral' },
  left: { words: 'Closed', tone: 'neutral' },
};

/** How an account stands, in a word. */
export const statusWords = (status: string) =>
  statuses[status] ?? { words: status, tone: 'neutral' as const };

export const statusOptions = accountStatuses.map((value) => ({ value, label: statusWords(value).words }));

/** A role as it begins a line. */
export const roleWords = (role: keyof typeof roleName): string =>
  `${roleName[role].charAt(0).toUpperCase()}${roleName[role].slice(1)}`;

export const roleOptions = roles.map((value) => ({ value, label: roleWords(value) }));

export const leavingWords: Readonly<Record<LeavingReason, string>> = {
  left: 'They have left',
  'long-absence': 'They are away for a long time',
};

export const emergencyWords: Readonly<Record<EmergencyReason, string>> = {
  'account-stolen': 'Somebody else may be using the account',
  'device-lost': 'A device they were signed in on is lost or stolen',
  conduct: 'There is a concern about their conduct',
};

const suspensions: Readonly<Record<Suspension, string>> = {
  ...leavingWords,
  ...emergencyWords,
  dormant: 'Nobody signed in for 90 days',
  'not-approved': 'The second person did not agree',
};

/** Why an account is closed. */
export const suspensionWords = (code: string | null): string =>
  code !== null && Object.hasOwn(suspensions, code) ? suspensions[code as Suspension] : 'No reason was kept';
