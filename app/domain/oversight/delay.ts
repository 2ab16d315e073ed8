const hour = 3_600_000;
const day = 24 * hour;

/** How late something is, in bands that never overlap. What is due at this very moment is overdue. */
export const delayBands = ['due-24h', 'overdue-1d', 'overdue-3d', 'overdue-7d', 'overdue-more'] as const;
export type DelayBand = (typeof delayBands)[number];

/** Moments later than `after` and not later than `upTo`; null where the band has no such end. */
export type DueRange = { readonly after: Date | null; readonly upTo: Date };

const edges = {
  'due-24h': { after: 0, upTo: day },
  'overdue-1d': { after: -day, upTo: 0 },
  'overdue-3d': { after: -3 * day, upTo: -day },
  'overdue-7d': { after: -7 * day, upTo: -3 * day },
  'overdue-more': { after: null, upTo: -7 * day },
} as const satisfies Record<DelayBand, { readonly after: number | null; readonly upTo: number }>;

export function rangeOf(band: DelayBand, now: Date): DueRange {
  const { after, upTo } = edges[band];
  const at = (offset: number) => new Date(now.getTime() + offset);
  return { after: after === null ? null : at(after), upTo: at(upTo) };
}

/** Everything that is past its moment. */
export const overdueAt = (now: Date): DueRange => ({ after: null, upTo: now });
