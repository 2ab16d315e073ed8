/** What somebody who reviews a look at a record, or an emergency access, comes to. */
export const reviewOutcomes = ['justified', 'not-justified', 'referred'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** One's own doing is for somebody else to judge. */
export const mayReview = (reviewerId: string, doerId: string): boolean => reviewerId !== doerId;
