/** How long a worker's claim on an e-mail holds, and how long an attempt may take within it, in seconds. */
export type Lease = { readonly seconds: number; readonly attemptSeconds: number };

/** An attempt takes at most five sixths of its lease, so that no lease ends while its own attempt still runs. */
export function leaseOf(seconds: number): Lease {
  return { seconds, attemptSeconds: (seconds * 5) / 6 };
}

/** Longer than a slow mail server takes, short enough that what a dead worker had claimed is not late for long. */
export const usualLease = leaseOf(90);
