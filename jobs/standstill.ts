/**
 * Calls `stoodStill` when the event loop has not turned for longer than `limit` milliseconds: whoever was suspended or
 * busy for so long may hold claims that others have taken over.
 */
export function watchStandstill(
  limit: number,
  stoodStill: (milliseconds: number) => void,
  every = 1_000,
): { readonly stop: () => void } {
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const still = now - last - every;
    last = now;
    if (still > limit) stoodStill(Math.round(still));
  }, every);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
