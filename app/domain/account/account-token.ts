import type { LinkKind } from '#app/domain/notice/delivery-class.ts';

/** Why somebody may choose a password without knowing the present one. */
export type TokenPurpose = 'reset' | 'invitation';

const minute = 60_000;

/** How long a link works. Who was invited may be away for a weekend; who forgot a password is waiting for the e-mail. */
const lasts = { reset: 30 * minute, invitation: 72 * 60 * minute } as const satisfies Record<
  TokenPurpose,
  number
>;

export const tokenExpiry = (purpose: TokenPurpose, now: Date): Date =>
  new Date(now.getTime() + lasts[purpose]);

/** The e-mail that carries the link. */
export const linkKind = { reset: 'password-reset', invitation: 'invitation' } as const satisfies Record<
  TokenPurpose,
  LinkKind
>;
