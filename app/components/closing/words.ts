import type { CloseReason, Obstacle, ReopenReason } from '#app/domain/case/closing.ts';

export const closeWords = {
  'came-of-age': 'The child came of age and others have taken over',
  'returned-to-family': 'The child has gone back to their family',
  'left-uk-safely': 'The child has left the United Kingdom safely',
  'found-to-be-adult': 'The person was found to be an adult',
  'child-died': 'The child has died',
  'recorded-twice': 'The same child has another case',
} as const satisfies Record<CloseReason, string>;

/** What has to be so before each reason holds. */
export const closeHints = {
  'came-of-age': 'They are 18, and leaving-care or adult services have said that they have taken over.',
  'returned-to-family': 'After an assessment that it is safe. Say who made it.',
  'left-uk-safely': 'Where to and which authority there receives the child are known. Say both.',
  'found-to-be-adult': 'The age assessment is finished, and no challenge to it is running.',
  'child-died': 'The police and the responsible authority know. Say who confirmed it.',
  'recorded-twice': 'The other case stays open. Give its reference below.',
} as const satisfies Record<CloseReason, string>;

export const reopenWords = {
  'closed-by-mistake': 'It was closed by mistake',
  'child-is-back': 'The child is back, or in our care again',
  'at-risk-again': 'The child is at risk again',
  'decision-overturned': 'A decision on which it was closed was overturned',
} as const satisfies Record<ReopenReason, string>;

export const closingReasons = { ...closeWords, ...reopenWords } as const;

export type ObstacleWords = {
  readonly what: string;
  /** Where it is done first, for those who may. */
  readonly link: { readonly to: string; readonly words: string } | null;
};

/** What stands in the way, and what to do first. */
export function obstacleWords(obstacle: Obstacle, caseId: string): ObstacleWords {
  const at = `/cases/${caseId}`;
  switch (obstacle.kind) {
    case 'child-missing':
      return {
        what: 'The child is missing. A case is never closed because a child cannot be found: it stays open until they are.',
        link: { to: `${at}/record?what=ChildFound`, words: 'Record that the child was found' },
      };
    case 'handover-open':
      return {
        what: 'An authority has been asked to accept responsibility and has not answered. It has to answer first.',
        link: { to: `/handovers/${obstacle.handoverId}`, words: 'See the handover' },
      };
    case 'handover-refused':
      return {
        what: 'An authority refused this child, and nobody has decided since who is responsible. Decide that first.',
        link: { to: `/handovers/${obstacle.handoverId}/decide`, words: 'Decide the dispute' },
      };
    case 'offer-live':
      return {
        what: 'A guardian has been asked to take this child. Withdraw the offer first, or appoint them.',
        link: { to: `${at}/guardian`, words: 'See the offer' },
      };
    case 'overdue':
      return {
        what: `Overdue: ${obstacle.title}.`,
        link: {
          to: `${at}#due-${obstacle.deadlineId}`,
          words: 'Record that it was done, or why it does not apply',
        },
      };
    case 'under-eighteen':
      return { what: 'By the date of birth on record the child is not 18 yet.', link: null };
    case 'other-not-open':
      return {
        what: 'The child’s other case is not open any more. One of the two stays open: this one has to.',
        link: null,
      };
  }
}
