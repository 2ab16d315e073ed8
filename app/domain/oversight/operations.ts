import type { Finding } from '#app/domain/oversight/invariants.ts';
import type { Outage } from '#app/domain/oversight/outage.ts';

export type Heartbeat = {
  readonly component: string;
  readonly at: Date;
  /** A steady task that has been silent too long. */
  readonly silent: boolean;
};

/** A worker process, by what it last said of itself. */
export type WorkerSeen = {
  readonly name: string;
  readonly at: Date;
  readonly state: 'running' | 'stopped' | 'silent';
  /** Seconds the database is ahead of its host, if that is too far to work by; else null. */
  readonly clockOff: number | null;
  readonly version: string;
};

/** How the service itself is: whether it is awake, what it owes, and whether what must hold holds. */
export type Operations = {
  readonly heartbeats: readonly Heartbeat[];
  readonly workers: readonly WorkerSeen[];
  /** When a steady task was last heard from, if one is silent; null while all are awake. */
  readonly silentSince: Date | null;
  /** No worker has ever been heard from. */
  readonly neverHeard: boolean;
  readonly backlog: { readonly waiting: number; readonly oldest: Date | null };
  readonly outbox: readonly { readonly state: string; readonly count: number; readonly oldest: Date }[];
  /** Of the last 30 days, newest first. */
  readonly outages: readonly Outage[];
  readonly findings: readonly Finding[];
};

/** An e-mail that was given up or refused for good. */
export type DeadEmail = {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly createdAt: Date;
  readonly settledAt: Date;
  readonly attempts: number;
  readonly reason: string;
};

/** Something a person must put right. */
export type TaskRow = {
  readonly id: string;
  readonly kind: string;
  readonly createdAt: Date;
  readonly caseId: string | null;
  readonly reference: string | null;
  /** What it is about, by name: a rule's title, a person, an event. */
  readonly about: Readonly<Record<string, string>>;
};
