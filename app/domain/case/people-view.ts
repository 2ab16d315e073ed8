import type { DeclineCode, OfferState } from '#app/domain/guardian/offer.ts';
import type { Reason } from '#app/domain/guardian/match.ts';
import type { HandoverFacts, Message } from '#app/domain/handover/handover-view.ts';

/** A time in which somebody was the child's guardian. */
export type GuardianPeriod = {
  readonly id: string;
  readonly guardian: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly endReason: string | null;
  readonly letterNumber: string;
};

export type OfferMade = {
  readonly id: string;
  readonly guardian: string;
  readonly state: OfferState;
  readonly offeredAt: Date;
  readonly answeredAt: Date | null;
  /** Only those who choose guardians are told why one declined and how each was weighed. */
  readonly declineCode: DeclineCode | null;
  readonly reasons: readonly Reason[];
};

export type HandoverMade = HandoverFacts & { readonly thread: readonly Message[] };

/** Who has stood, and stands, around the child. */
export type CasePeopleView = {
  readonly periods: readonly GuardianPeriod[];
  readonly offers: readonly OfferMade[];
  readonly handovers: readonly HandoverMade[];
};
