/** The middle one of an odd number of measurements. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The smallest value that so large a part of the others does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))];
  if (found === undefined) throw new Error('There is nothing to measure.');
  return found;
}

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `12,345`, or three digits below ten. */
export const say = (value: number): string =>
  value >= 10 ? Math.round(value).toLocaleString('en-GB') : value.toPrecision(3);
