import type { Mode, Stage } from '#tests/support/smtp/modes.ts';

/** How the mail server behaves: each connection by lot, every connection alike, or none at all. */
export type Weather = Mode | 'by lot' | 'refusing';

/** Whether a late answer comes while the sender still listens. */
export type Lateness = 'in time' | 'too late';

/** A signal for the worker that next reaches a point of a conversation; it strikes at most once. */
export type Trap = {
  readonly id: number;
  readonly stage: Stage;
  readonly when: 'before' | 'after';
  readonly signal: 'SIGKILL' | 'SIGSTOP';
};

/** What the sink's process is told. */
export type Order =
  | { readonly kind: 'workers'; readonly pids: readonly (number | null)[] }
  | { readonly kind: 'weather'; readonly weather: Weather; readonly lateness: Lateness }
  | { readonly kind: 'trap'; readonly trap: Trap }
  | { readonly kind: 'disarm' };

/** What it tells. A worker's slot is known by the port it was given. */
export type Word =
  | { readonly kind: 'ready'; readonly ports: readonly number[] }
  | { readonly kind: 'sprung'; readonly trap: Trap; readonly slot: number };

/** One line of the sink's own book. */
export type Entry =
  | { readonly at: number; readonly slot: number; readonly mode: Mode; readonly stage: Stage }
  | {
      readonly at: number;
      readonly slot: number;
      readonly mode: Mode;
      readonly kept: string;
      readonly raw: string;
    };
