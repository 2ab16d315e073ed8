/** From when a time is counted. A birthday is counted from the date of birth, the others from the moment itself. */
export type RetentionStart = 'birth' | 'case-closed' | 'draft-begun' | 'signed-in' | 'answered' | 'none';

export type RetentionRule = {
  readonly key: string;
  readonly title: string;
  readonly holds: string;
  /** All of these have to be over. */
  readonly after: readonly {
    readonly from: RetentionStart;
    readonly years?: number;
    readonly days?: number;
  }[];
  /** Who acts when it is over: a person on a list, the worker, or nobody because it stays. */
  readonly then: 'review' | 'automatic' | 'kept';
  readonly basis: string;
  readonly confidence: 'high' | 'medium' | 'low';
};

/**
 * How long what is kept. The controller sets these values; they are a proposal to be signed off, and no statute was found
 * that gives them for a guardianship service. The case's time is what the worker looks for.
 */
export const retentionSchedule = [
  {
    key: 'case-record',
    title: 'The record of a child',
    holds: 'Names, date of birth, the referral, notes in the chronology, questions of a handover',
    after: [
      { from: 'birth', years: 25 },
      { from: 'case-closed', years: 6 },
    ],
    then: 'review',
    basis:
      'UK GDPR art. 5(1)(e): no longer than is needed. Children may claim until three years after 18 (Limitation Act 1980 ss. 11, 28); health services keep children’s records to the 25th birthday. An authority keeps its own record of a looked-after child for 75 years (England: Care Planning Regulations 2010 reg. 50).',
    confidence: 'low',
  },
  {
    key: 'coded-facts',
    title: 'Coded facts of a case',
    holds: 'States, times, authority, age, gender, nationality, deadlines: what statistics are made of',
    after: [],
    then: 'kept',
    basis: 'UK GDPR art. 89 and DPA 2018 s. 19: statistics, once the record itself has been erased.',
    confidence: 'medium',
  },
  {
    key: 'referral-draft',
    title: 'Unsent referrals',
    holds: 'What somebody typed into the public form',
    after: [{ from: 'draft-begun', days: 28 }],
    then: 'automatic',
    basis: 'UK GDPR art. 5(1)(e); long enough to come back to.',
    confidence: 'medium',
  },
  {
    key: 'audit',
    title: 'The audit trail',
    holds: 'Who did what and when, in codes and ids; no name of a child',
    after: [],
    then: 'kept',
    basis: 'UK GDPR art. 5(2) and 32: proof of what was done, erasure included. The controller sets an end.',
    confidence: 'low',
  },
  {
    key: 'subject-request',
    title: 'Subject access requests',
    holds: 'The request and what was decided about each item, in codes',
    after: [{ from: 'answered', years: 3 }],
    then: 'kept',
    basis: 'To answer a complaint to the Information Commissioner. Not removed by the service yet.',
    confidence: 'low',
  },
] as const satisfies readonly RetentionRule[];

/** The times of a child's record, as the worker counts them. */
export const caseRecord = { key: 'case-record', birthday: 25, afterClosing: 6 } as const;

/** Why a record is kept longer than its time. */
export const keepReasons = {
  'looked-after': 'Part of the record of a looked-after child',
  proceedings: 'Proceedings or an inquiry may need it',
  'at-risk': 'The person may still be at risk',
  'own-wish': 'The person asked for it to be kept',
} as const;
export type KeepReason = keyof typeof keepReasons;

/** Why nothing of a case may be erased for now. */
export const holdReasons = {
  court: 'Court proceedings, civil or family',
  criminal: 'A criminal investigation or prosecution',
  inquiry: 'A public inquiry or a serious case review',
  complaint: 'A complaint or a claim against the service or an authority',
  access: 'A request for access that has not been answered',
} as const;
export type HoldReason = keyof typeof holdReasons;

/** Why a record is erased. */
export const erasureBases = {
  'retention-over': 'Its time by the schedule is over',
  'right-to-erasure': 'The person asked, and the right to erasure applies (UK GDPR art. 17)',
  'recorded-in-error': 'It should never have been recorded here',
} as const;
export type ErasureBasis = keyof typeof erasureBases;

export type ErasureState = 'proposed' | 'withdrawn' | 'rejected' | 'done';
