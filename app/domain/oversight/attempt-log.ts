/** How an attempt at an e-mail can have ended; `unfinished` has no end on record, yet or for ever. */
export const loggedOutcomes = [
  'accepted',
  'transient',
  'unknown',
  'permanent',
  'suppressed',
  'unfinished',
] as const;
export type LoggedOutcome = (typeof loggedOutcomes)[number];

/** One attempt at one e-mail. Codes, and the name of the member of staff it went to. */
export type LoggedAttempt = {
  readonly emailId: string;
  /** Counts the claims on this e-mail; a worker whose number is not the newest changes nothing. */
  readonly fence: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly kind: string;
  readonly to: string;
};

/** An e-mail that is or was owed, with everything that was tried. */
export type EmailHistory = {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly urgent: boolean;
  readonly state: string;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date;
  readonly settledAt: Date | null;
  readonly reason: string | null;
  readonly messageId: string;
  readonly attempts: readonly LoggedAttempt[];
  /** The notice in the inbox that it tells of; null where this reader may not see it, or there is none. */
  readonly notice: { readonly createdAt: Date; readonly readAt: Date | null } | null;
};
