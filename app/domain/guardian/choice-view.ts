import type { Barred, Ranked, Reason } from '#app/domain/guardian/match.ts';
import type { DeclineCode, OfferState } from '#app/domain/guardian/offer.ts';

/** An offer as the coordinator sees it, with the reasons it was made on. */
export type OfferView = {
  readonly id: string;
  readonly guardianId: string;
  readonly guardian: string;
  readonly state: OfferState;
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly offeredAt: Date;
  readonly answeredAt: Date | null;
  readonly declineCode: DeclineCode | null;
};

export type AppointmentView = {
  readonly id: string;
  readonly guardian: string;
  readonly startsAt: Date;
  readonly letterNumber: string;
};

/** Everything a coordinator needs to find a child a guardian. */
export type GuardianChoice = {
  readonly caseId: string;
  readonly reference: string;
  readonly authority: string;
  readonly language: string | null;
  readonly interpreterNeeded: boolean;
  readonly open: boolean;
  readonly appointment: AppointmentView | null;
  readonly offer: OfferView | null;
  readonly formerOffers: readonly OfferView[];
  readonly ranked: readonly Ranked[];
  readonly barred: readonly Barred[];
};
