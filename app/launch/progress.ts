/** Where the launcher says what it is doing; tests pass one that is silent. */
export type Log = (line: string) => void;

export const toTerminal: Log = (line) => {
  console.log(line);
};

/** Does a step and says, once it is done, what came of it and how long it took. */
export async function step<T>(
  log: Log,
  name: string,
  act: () => Promise<T>,
  outcome: (result: T) => string,
): Promise<T> {
  const started = performance.now();
  const result = await act();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  log(`  ${name.padEnd(10)} ${outcome(result)} (${seconds} s)`);
  return result;
}
