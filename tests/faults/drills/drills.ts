import type { AttemptRow } from '#tests/faults/audit/rows.ts';
import type { DrillName } from '#tests/faults/mutants/mutants.ts';
import type { Outcome } from '#tests/faults/run.ts';
import type { Fault, Storm, Timed } from '#tests/faults/schedule/faults.ts';
import { heldFiring } from '#tests/faults/schedule/holding.ts';
import { storm } from '#tests/faults/schedule/storms.ts';
import { meetings } from '#tests/faults/sink/meetings.ts';

/** A short run that provokes one hazard, on purpose and again, and nothing else. It goes on until its faults are done. */
export type Drill = {
  readonly faults: readonly Timed[];
  /** Milliseconds at the least. */
  readonly length: number;
  /** Of a claim, in seconds: short where the hazard comes when it runs out, else so long that a slow machine keeps it. */
  readonly lease: number;
  /** How often the hazard came about, judged by the books, and how often it must for the audit to mean anything. */
  readonly provoked: (outcome: Pick<Outcome, 'done' | 'sink' | 'books'>) => number;
  readonly least: number;
};

const storms: readonly Storm[] = [
  { weather: 'accept then drop', stage: 'dot' },
  { weather: 'drop before DATA', stage: 'data' },
];
const letters = 4;

/**
 * What makes each of them certain rather than likely: nothing is left to the clock. A finish is held by a row lock until
 * another worker has claimed the e-mail; a sweep is held before its commit while others are rung awake; people are told
 * the same thing on two connections at once; and a storm lasts until letters have come into it. Afterwards the books say
 * how often the hazard itself came about, and a drill that provoked too little proves nothing and is held again.
 */
export const drills: Readonly<Record<DrillName, Drill>> = {
  zombies: {
    faults: atWork(3, { kind: 'hold-finish', times: 2 }),
    length: 2_000,
    lease: 6,
    provoked: ({ books }) => finishedByZombies(books.attempts),
    least: 1,
  },
  'two-sweepers': {
    faults: atWork(3, { kind: 'hold-firing', times: 3 }),
    length: 2_000,
    lease: 12,
    provoked: ({ done }) => done[heldFiring] ?? 0,
    least: 2,
  },
  'told-twice': {
    faults: atWork(2),
    length: 5_000,
    lease: 12,
    provoked: ({ books }) =>
      books.gaveUp.length + books.ledger.filter(({ kind }) => kind === 'telling').length,
    least: 5,
  },
  'ambiguous-mail': {
    faults: atWork(2, { kind: 'storms', storms, letters }),
    length: 2_000,
    lease: 12,
    provoked: ({ sink, done }) =>
      storms.every(({ weather }) => done[storm(weather)] === 1)
        ? Math.min(...storms.map(({ weather, stage }) => meetings(sink, weather, stage)))
        : 0,
    least: letters,
  },
};

function atWork(workers: number, fault?: Fault): readonly Timed[] {
  const phase: Timed = { at: 0, fault: { kind: 'phase', backend: 'redis', workers } };
  return fault === undefined ? [phase] : [phase, { at: 1_000, fault }];
}

/**
 * E-mails of which an attempt that was not accepted became known while a newer one was under way, which was accepted:
 * whoever does not look at the fence then has an accepted e-mail sent once more.
 */
function finishedByZombies(attempts: readonly AttemptRow[]): number {
  return attempts.filter((attempt, index) => {
    const next = attempts[index + 1];
    if (next?.outboxId !== attempt.outboxId || next.outcome !== 'accepted') return false;
    if (attempt.finishedAt === null || attempt.outcome === 'accepted') return false;
    return next.claimedAt < attempt.knownAt && attempt.knownAt < next.knownAt;
  }).length;
}
