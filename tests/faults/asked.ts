import { parseArgs } from 'node:util';

/** What this run is to be. */
export type Asked = {
  readonly minutes: number;
  readonly seed: number;
  readonly mutants: boolean;
  /** Run only these streams of faults; used by the mutation check. */
  readonly drill: string | null;
};

/** Reads the command line; throws, saying what would be understood. */
export function readAsked(argv: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      minutes: { type: 'string', default: '2' },
      seed: { type: 'string' },
      mutants: { type: 'boolean', default: false },
      drill: { type: 'string' },
    },
  });
  const minutes = Number(values.minutes);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  if (!(minutes > 0) || !Number.isSafeInteger(seed))
    throw new Error('Usage: npm run test:faults -- [--minutes 2] [--seed 42] [--mutants]');
  return { minutes, seed, mutants: values.mutants, drill: values.drill ?? null };
}
