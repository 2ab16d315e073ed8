import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { repeated } from './audit/post.ts';
import type { Violation } from './audit/violation.ts';
import type { Outcome } from './run.ts';

export type Figures = {
  readonly seed: number;
  readonly minutes: number;
  readonly notifications: number;
  readonly emails: number;
  /** With the mail server, while faults went on. */
  readonly conversations: number;
  readonly kills: number;
  readonly databaseCrashes: number;
  readonly lost: number;
  readonly repeated: number;
  readonly unexplained: number;
  readonly violations: number;
  readonly auditEntries: number;
  readonly asked: Outcome['asked'];
  readonly done: Outcome['done'];
  readonly endedByThemselves: number;
  readonly ends: Readonly<Record<string, number>>;
};

export function figuresOf(
  outcome: Outcome,
  asked: { readonly seed: number; readonly minutes: number },
): Figures {
  const { books, violations } = outcome;
  const of = (promise: Violation['promise']) => violations.filter((it) => it.promise === promise).length;
  return {
    seed: asked.seed,
    minutes: asked.minutes,
    notifications: books.notices.length,
    emails: books.outbox.length,
    conversations: outcome.conversations,
    kills: outcome.kills,
    databaseCrashes: outcome.done['PostgreSQL stopped with immediate mode'] ?? 0,
    lost: of('A') + of('B'),
    repeated: repeated(books.copies),
    unexplained: of('C'),
    violations: violations.length,
    auditEntries: books.chain.checked,
    asked: outcome.asked,
    done: outcome.done,
    endedByThemselves: outcome.endedByThemselves,
    ends: statesOf(outcome),
  };
}

function statesOf({ books }: Outcome): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of books.outbox) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** Of each minute. A quiet machine does ten times as much. */
const least = { conversations: 15, kills: 5 };

/** Says so when so little happened that green means nothing. */
export function tooLittle({ conversations, kills, minutes }: Figures): string | null {
  const enough = conversations >= least.conversations * minutes && kills >= least.kills * minutes;
  return enough
    ? null
    : `This run proves too little: ${String(conversations)} conversations with the mail server and ${String(kills)} kills. ` +
        'Is the machine busy with something else?';
}

const shown = 8;

/** What the audit found, in plain words; a few of each promise, for one broken thing is often broken a thousand times. */
export function describe(violations: readonly Violation[]): string {
  if (violations.length === 0) return 'Every promise was kept.';
  const letters = [...new Set(violations.map(({ promise }) => promise))].toSorted();
  return letters
    .map((letter) => {
      const found = violations.filter(({ promise }) => promise === letter);
      const lines = found.slice(0, shown).map(({ what }) => `  ${letter}  ${what}`);
      return [`${letter} is broken ${String(found.length)} times:`, ...lines].join('\n');
    })
    .join('\n');
}

/** A table to be pasted into docs/reliability.md. */
export function tableOf(figures: Figures): string {
  const { seed, minutes, done, asked, ends } = figures;
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([what, count]) => `| ${what} | ${String(count)} |`)
      .join('\n');
  return `Seed ${String(seed)}, ${String(minutes)} minutes of faults.

| | |
|---|---|
| notifications | ${String(figures.notifications)} |
| conversations with the mail server while faults went on | ${String(figures.conversations)} |
| workers killed (kill -9) | ${String(figures.kills)} |
| PostgreSQL crashes | ${String(figures.databaseCrashes)} |
| workers that ended by themselves and were started again | ${String(figures.endedByThemselves)} |
| lost | ${String(figures.lost)} |
| letters that arrived more than once | ${String(figures.repeated)} |
| of these not explained by a recorded ambiguous attempt | ${String(figures.unexplained)} |
| other broken promises | ${String(figures.violations - figures.lost - figures.unexplained)} |
| audit entries, all verified | ${String(figures.auditEntries)} |
| e-mails by their end | ${Object.entries(ends)
    .map(([state, count]) => `${state} ${String(count)}`)
    .join(', ')} |
| asked of the web side | ${Object.entries(asked)
    .map(([what, count]) => `${what} ${String(count)}`)
    .join(', ')} |

| fault | times |
|---|---|
${list(done)}
`;
}

const folder = 'tests/artefacts/faults';

/** Keeps the figures as JSON and as a table beside the other artefacts, and answers where. */
export async function keepFigures(figures: Figures): Promise<string> {
  await mkdir(folder, { recursive: true });
  const name = join(folder, `${String(figures.minutes)}-minutes-seed-${String(figures.seed)}`);
  await writeFile(`${name}.json`, `${JSON.stringify(figures, null, 2)}\n`);
  await writeFile(`${name}.md`, tableOf(figures));
  return `${name}.md`;
}
