import type { Stage } from '#tests/support/smtp/modes.ts';

import type { Entry, Weather } from './orders.ts';

/** How many conversations of this kind got as far as this stage. */
export function meetings(book: readonly Entry[], weather: Weather, stage: Stage): number {
  return book.filter((entry) => entry.mode === weather && 'stage' in entry && entry.stage === stage).length;
}
