/** A run that provokes one hazard. */
export type DrillName = 'zombies' | 'two-sweepers' | 'told-twice' | 'ambiguous-mail';

/** One guard of the service taken away, to see whether the auditor misses it. */
export type Mutant = {
  readonly name: string;
  /** What is not there any more, in words for the table. */
  readonly removed: string;
  /** The drill that provokes what this guard is for. */
  readonly drill: DrillName;
  readonly change: Rewrite | Sabotage;
};

/** The text of one production file is changed as it is loaded; it must stand there exactly once. */
export type Rewrite = {
  readonly kind: 'rewrite';
  readonly file: string;
  readonly text: string;
  readonly by: string;
};

/** Done to the run's own database before anybody is at work; fails when there is nothing to remove. */
export type Sabotage = { readonly kind: 'sabotage'; readonly sql: string };

const outbox = 'app/store/notice/outbox.server.ts';
const classify = 'app/mail/classify.ts';
const verdict = 'return { kind, reason, reply: fault.reply';
const unknownTakenFor = (kind: string) =>
  `return { kind: kind === 'unknown' ? '${kind}' : kind, reason, reply: fault.reply`;

export const mutants: readonly Mutant[] = [
  {
    name: 'no-fence',
    removed: 'the fence when an attempt at an e-mail is finished',
    drill: 'zombies',
    change: {
      kind: 'rewrite',
      file: outbox,
      text: "where: { id: claimed.id, fence: claimed.fence, state: 'sending' }",
      by: "where: { id: claimed.id, state: 'sending' }",
    },
  },
  {
    name: 'no-firing-lock',
    removed: 'the row locks when actions are fired (FOR UPDATE … SKIP LOCKED)',
    drill: 'two-sweepers',
    change: {
      kind: 'rewrite',
      file: 'app/store/deadline/firing.server.ts',
      text: 'FOR UPDATE OF d, a SKIP LOCKED`',
      by: '`',
    },
  },
  {
    name: 'no-notice-key',
    removed: 'the unique key of a notice (cause and person)',
    drill: 'told-twice',
    change: { kind: 'sabotage', sql: 'DROP INDEX notice_cause_user_id_key' },
  },
  {
    name: 'no-outbox-key',
    removed: 'the unique key of an e-mail owed',
    drill: 'told-twice',
    change: { kind: 'sabotage', sql: 'DROP INDEX outbox_dedupe_key_key' },
  },
  {
    name: 'no-on-conflict',
    removed: 'ON CONFLICT DO NOTHING when people are told',
    drill: 'told-twice',
    change: {
      kind: 'rewrite',
      file: 'app/store/shared/insert-rows.server.ts',
      text: 'Prisma.sql`ON CONFLICT DO NOTHING`',
      by: 'Prisma.empty',
    },
  },
  {
    name: 'unknown-is-refused',
    removed: 'the ambiguous outcome: taken for surely not accepted',
    drill: 'ambiguous-mail',
    change: { kind: 'rewrite', file: classify, text: verdict, by: unknownTakenFor('transient') },
  },
  {
    name: 'unknown-is-accepted',
    removed: 'the ambiguous outcome: taken for accepted',
    drill: 'ambiguous-mail',
    change: { kind: 'rewrite', file: classify, text: verdict, by: unknownTakenFor('accepted') },
  },
];

export function mutantNamed(name: string): Mutant {
  const found = mutants.find((mutant) => mutant.name === name);
  if (found === undefined)
    throw new Error(`Mutants: ${mutants.map((mutant) => mutant.name).join(', ')}; not ${name}.`);
  return found;
}

/** The changed text of a file. Throws unless what is to be replaced stands there exactly once. */
export function rewritten({ file, text, by }: Rewrite, source: string): string {
  const parts = source.split(text);
  if (parts.length !== 2)
    throw new Error(
      `The mutation check is out of step: "${text}" stands ${String(parts.length - 1)} times in ${file}.`,
    );
  return parts.join(by);
}
