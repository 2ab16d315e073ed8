/** What must never be so. Each is counted by one query, and each count must be 0. */
export const invariantNames = [
  'plan-differs',
  'deadline-unwatched',
  'planned-and-late',
  'firing-fails',
  'settled-but-planned',
  'fired-in-silence',
  'lease-expired',
  'email-too-old',
  'dead-without-task',
  'told-twice',
  'told-nobody-known',
  'accepted-without-attempt',
  'change-unfinished',
  'worker-silent',
  'checkpoint-late',
  'audit-broken',
] as const;
export type InvariantName = (typeof invariantNames)[number];

export type Finding = { readonly name: InvariantName; readonly count: number };

/** Those that a reader can count who sees e-mails and heartbeats and no case. */
export const withoutCases = [
  'lease-expired',
  'email-too-old',
  'dead-without-task',
  'accepted-without-attempt',
  'change-unfinished',
  'worker-silent',
  'checkpoint-late',
] as const satisfies readonly InvariantName[];

/** Those that a reader can count who sees every case; the audit chain is the monitor's to check, and the worker's. */
export const withCases = invariantNames.filter((name) => name !== 'audit-broken');

/** A worker that has not been heard from for so long is taken to be down, in milliseconds. */
export const silentAfter = 2 * 60_000;

/** A checkpoint of the audit trail is signed each hour and taken out of the database; so long without one is too long. */
export const checkpointLateAfter = 2 * 60 * 60_000;

/** Tasks that workers do all the time; others have their own, longer rhythm. */
export const steadyTasks = ['fire', 'send'] as const;

/** Everything a worker does and says when it has done it. */
export const workerTasks = [
  ...steadyTasks,
  'digest',
  'recompute',
  'reconcile',
  'plan-check',
  'checkpoint',
  'oversee',
  'retain',
] as const;
