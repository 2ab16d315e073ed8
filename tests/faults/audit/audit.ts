import type { Rulebook } from '#app/domain/rules/rulebook.ts';

import type { Books } from './books.ts';
import { everyActionFiredOnce, thoseToldHaveTheNotice } from './firing.ts';
import { everybodyWasAnswered, nobodyIsToldTwice, nothingAcknowledgedIsLost } from './obligations.ts';
import { everythingWasPlanned } from './plan.ts';
import { everyEmailCameToAnEnd, everyRepeatIsExplained } from './post.ts';
import { breaks, type Check, type Violation } from './violation.ts';

/** E: no link of the audit chain is changed, missing or cut off. */
const theChainHolds: Check = ({ chain }) => breaks('E', chain.breaks);

/** F: every count that must be 0 is 0. */
const everyInvariantHolds: Check = ({ invariants }) =>
  breaks(
    'F',
    invariants.filter(({ count }) => count > 0).map(({ name, count }) => `${name}: ${String(count)}`),
  );

/** Holds the books against one another; what does not agree is a broken promise. */
export function auditBooks(books: Books, rulebook: Rulebook): readonly Violation[] {
  const checks: readonly Check[] = [
    nothingAcknowledgedIsLost,
    everybodyWasAnswered,
    everythingWasPlanned(rulebook),
    everyActionFiredOnce,
    thoseToldHaveTheNotice,
    everyEmailCameToAnEnd,
    everyRepeatIsExplained,
    nobodyIsToldTwice,
    theChainHolds,
    everyInvariantHolds,
  ];
  return checks.flatMap((check) => check(books));
}
