/**
 * Runs `task` every so many milliseconds, the next wait beginning when the last run ends; a failure is reported and the ticking goes on. The
 * first run comes after `first` milliseconds.
 */
export function startTicker(
  milliseconds: number,
  task: () => Promise<void>,
  failed: (error: unknown) => void,
  first = 0,
): { readonly stop: () => Promise<void> } {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const tick = () => {
    running = task()
      .catch(failed)
      .finally(() => {
        if (!stopped) timer = setTimeout(tick, milliseconds);
      });
  };
  timer = setTimeout(tick, first);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
