import type { Weather } from '#tests/faults/sink/orders.ts';
import type { Stage } from '#tests/support/smtp/modes.ts';

export type Backend = 'redis' | 'postgres';

/** A statement of a worker at which it can be caught, by what the database says is running. */
export type Moment = 'claiming' | 'firing' | 'telling' | 'finishing';

export type Fault =
  | { readonly kind: 'phase'; readonly backend: Backend; readonly workers: number }
  | { readonly kind: 'kill'; readonly slot: number; readonly rest: number }
  | { readonly kind: 'kill-twice'; readonly slot: number; readonly rest: number }
  | { readonly kind: 'kill-at'; readonly stage: Stage; readonly when: 'before' | 'after' }
  | { readonly kind: 'kill-while'; readonly moment: Moment }
  | { readonly kind: 'freeze'; readonly slot: number; readonly lasts: number }
  | { readonly kind: 'freeze-at'; readonly stage: Stage; readonly lasts: number }
  | { readonly kind: 'weather'; readonly weather: Weather; readonly lasts: number }
  | { readonly kind: 'crash-postgres'; readonly down: number }
  | { readonly kind: 'cut-connections'; readonly count: number; readonly draw: number }
  | { readonly kind: 'flush-redis' }
  | { readonly kind: 'kill-redis'; readonly down: number }
  | { readonly kind: 'fill-redis'; readonly lasts: number }
  | { readonly kind: 'ring'; readonly times: number }
  | { readonly kind: 'poison'; readonly draw: number; readonly lasts: number }
  | { readonly kind: 'hold-finish'; readonly times: number }
  | { readonly kind: 'hold-firing'; readonly times: number }
  | { readonly kind: 'storms'; readonly storms: readonly Storm[]; readonly letters: number }
  | { readonly kind: 'junk-jobs'; readonly count: number }
  | { readonly kind: 'wrong-clock'; readonly slot: number; readonly offBy: number; readonly lasts: number };

/** Weather, and the stage of a conversation at which it shows. */
export type Storm = { readonly weather: Weather; readonly stage: Stage };

export type Timed = { readonly at: number; readonly fault: Fault };
