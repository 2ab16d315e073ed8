import type { DelayBand } from '#app/domain/oversight/delay.ts';
import type { NationalList } from '#app/domain/oversight/lists.ts';

export const listWords = {
  reviews: 'Overdue reviews',
  handovers: 'Unanswered handovers',
  'without-guardian': 'Without a guardian',
  offers: 'Offers to appoint on',
  refused: 'Refused, to decide',
  closings: 'To close, to decide',
  overdue: 'All overdue deadlines',
} as const satisfies Record<NationalList, string>;

export const emptyWords = {
  reviews: 'No review of a looked-after child is overdue.',
  handovers: 'Every authority has answered.',
  'without-guardian': 'Every child has a guardian.',
  offers: 'No guardian who accepted waits to be appointed.',
  refused: 'No refusal waits for a decision.',
  closings: 'No proposal to close a case waits for a second person.',
  overdue: 'Nothing is overdue.',
} as const satisfies Record<NationalList, string>;

export const bandWords = {
  'due-24h': 'Due within 24 hours',
  'overdue-1d': 'Less than 1 day overdue',
  'overdue-3d': '1 to 3 days overdue',
  'overdue-7d': '3 to 7 days overdue',
  'overdue-more': 'More than 7 days overdue',
} as const satisfies Record<DelayBand, string>;
