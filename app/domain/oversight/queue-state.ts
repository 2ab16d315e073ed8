/** What waits on the queue, and whether its place may throw jobs away. */
export type QueueState = {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  readonly completed: number;
  /** Redis' policy when it is full, unless it is the right one (`noeviction`); null too where there is no Redis. */
  readonly eviction: string | null;
};
