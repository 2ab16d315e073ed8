import type { DeadlineStatus } from '#app/domain/deadline/running.ts';

/** What can happen to a deadline: the first two by events, the others by a person. */
export const deadlineVerbs = [
  'meet',
  'end',
  'acknowledge',
  'extend',
  'pause',
  'resume',
  'waive',
  'explain-lateness',
] as const;
export type DeadlineVerb = (typeof deadlineVerbs)[number];

export const deadlineStatuses = [
  'open',
  'paused',
  'met',
  'met-late',
  'waived',
  'cancelled',
] as const satisfies readonly DeadlineStatus[];

export type LifeRefusal = { readonly kind: 'not-open' | 'is-paused' | 'not-paused' | 'not-late' };

type Row = Readonly<Record<DeadlineVerb, LifeRefusal['kind'] | 'yes'>>;

const settled: Row = {
  meet: 'not-open',
  end: 'not-open',
  acknowledge: 'not-open',
  extend: 'not-open',
  pause: 'not-open',
  resume: 'not-open',
  waive: 'not-open',
  'explain-lateness': 'not-late',
};

/** The one table of a deadline's life. */
const life: Readonly<Record<DeadlineStatus, Row>> = {
  open: {
    meet: 'yes',
    end: 'yes',
    acknowledge: 'yes',
    extend: 'yes',
    pause: 'yes',
    resume: 'not-paused',
    waive: 'yes',
    'explain-lateness': 'not-late',
  },
  paused: {
    meet: 'yes',
    end: 'yes',
    acknowledge: 'is-paused',
    extend: 'is-paused',
    pause: 'is-paused',
    resume: 'yes',
    waive: 'yes',
    'explain-lateness': 'not-late',
  },
  met: settled,
  'met-late': { ...settled, 'explain-lateness': 'yes' },
  waived: settled,
  cancelled: settled,
};

/** What keeps a verb from a deadline in this status; null when nothing does. */
export function refusalOf(status: DeadlineStatus, verb: DeadlineVerb): LifeRefusal | null {
  const answer = life[status][verb];
  return answer === 'yes' ? null : { kind: answer };
}
