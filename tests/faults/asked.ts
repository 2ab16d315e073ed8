import { parseArgs } from 'node:util';

/** What this run is to be. */
export type Asked = {
  readonly minutes: number;
  readonly seed: number;
  /** Audit the auditor: take guards away and see whether it turns red. */
  readonly mutants: boolean;
  /** Only these mutants, if any are named. */
  readonly chosen: readonly string[];
  /** Run one drill instead; the mutation check starts itself so. */
  readonly drill: string | null;
};

/** Reads the command line; throws, saying what would be understood. */
export function readAsked(argv: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
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
    throw new Error('Usage: npm run test:faults -- [--minutes 2] [--seed 42] [--mutants [name…]]');
  return { minutes, seed, mutants: values.mutants, chosen: positionals, drill: values.drill ?? null };
}
