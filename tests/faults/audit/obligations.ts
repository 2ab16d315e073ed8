import type { Obligation } from '#tests/faults/load/ledger.ts';

import type { Present } from './rows.ts';
import { breaks, type Check } from './violation.ts';

/** A: what was acknowledged as kept is there. */
export const nothingAcknowledgedIsLost: Check = (books) => {
  const told = countBy(books.notices, ({ cause, userId }) => `${cause}:${userId}`);
  const owed = countBy(books.outbox, ({ dedupeKey }) => dedupeKey);
  const once = (key: string) => told.get(key) === 1 && owed.get(key) === 1;
  return breaks(
    'A',
    books.ledger.filter((obligation) => !isThere(obligation, books.present, once)).map(lost),
  );
};

function isThere(obligation: Obligation, present: Present, once: (key: string) => boolean): boolean {
  switch (obligation.kind) {
    case 'referral':
      return isReferred(obligation.caseId, present);
    case 'event':
      return present.eventIds.has(obligation.eventId);
    case 'offer':
      return present.offers.has(obligation.offerId);
    case 'appointment':
      return present.appointments.has(obligation.offerId);
    case 'acknowledgement':
      return present.acknowledged.has(obligation.deadlineId);
    case 'answer':
      return present.answered.has(obligation.handoverId);
    case 'telling':
      return obligation.userIds.every((userId) => once(`${obligation.cause}:${userId}`));
  }
}

function isReferred(caseId: string, { cases, events }: Present): boolean {
  const begun = ['ReferralReceived', 'HandoverSent'].map((type) => events.get(`${caseId} ${type}`));
  return cases.has(caseId) && begun.every((count) => count === 1);
}

const lost = (obligation: Obligation) => `lost, or kept other than once: ${JSON.stringify(obligation)}`;

/** A: who asks the same thing again until it is answered is answered. */
export const everybodyWasAnswered: Check = ({ gaveUp }) => breaks('A', gaveUp);

/** D: one notice for each cause and person, and one e-mail owed. */
export const nobodyIsToldTwice: Check = ({ notices, outbox }) => {
  const told = countBy(notices, ({ cause, userId }) => `${cause}:${userId}`);
  const owed = countBy(outbox, ({ dedupeKey }) => dedupeKey);
  const twice = (counts: ReadonlyMap<string, number>, what: string) =>
    [...counts]
      .filter(([, count]) => count > 1)
      .map(([key, count]) => `${key}: ${what} ${String(count)} times`);
  return breaks('D', [...twice(told, 'told'), ...twice(owed, 'owed')]);
};

export function countBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
