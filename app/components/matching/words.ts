import type { EndReason } from '#app/domain/guardian/appointment.ts';
import type { BarCode, ReasonCode } from '#app/domain/guardian/match.ts';
import type { DeclineCode, OfferState } from '#app/domain/guardian/offer.ts';

export const reasonWords = {
  'speaks-language': 'Speaks the child’s language',
  'needs-interpreter': 'Does not speak the child’s language; an interpreter is needed',
  'works-in-region': 'Works in the region where the child is',
  'works-in-nation': 'Works in the nation, in another region',
  'has-room': 'Has room below the caseload target',
  'near-target': 'Is near the caseload target',
  'over-target': 'Is over the caseload target',
} as const satisfies Record<ReasonCode, string>;

export const barWords = {
  'other-nation': 'Does not work in this nation',
  'caseload-limit-reached': 'Has reached the caseload limit',
  'vetting-expired': 'Vetting has run out',
  'training-expired': 'Training has run out',
  'not-accepting-offers': 'Takes no offers at present',
  absent: 'Is away',
  'declined-before': 'Has declined this child before',
} as const satisfies Record<BarCode, string>;

export const declineWords = {
  'caseload-full': 'Caseload is full',
  'conflict-of-interest': 'Conflict of interest',
  'too-far-to-visit': 'Too far to visit',
  'language-not-suitable': 'Language does not suit',
  'absence-coming': 'Will be away',
} as const satisfies Record<DeclineCode, string>;

export const endWords = {
  'guardian-leaves': 'The guardian leaves the service',
  'guardian-ill-or-away': 'The guardian is ill or away for long',
  'conflict-of-interest': 'A conflict of interest came to light',
  'concern-about-guardian': 'There is a concern about the guardian',
  'child-asks-for-another': 'The child asks for another guardian',
  'child-has-moved-too-far': 'The child has moved too far away',
  'no-longer-eligible': 'The child is no longer eligible for a guardian',
} as const satisfies Record<EndReason, string>;

export const offerWords = {
  offered: 'Waiting for the guardian’s answer',
  accepted: 'Accepted, waiting for appointment',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  appointed: 'Appointed',
} as const satisfies Record<OfferState, string>;
