import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { canaries } from '#tests/faults/load/child.ts';
import type { Obligation } from '#tests/faults/load/ledger.ts';
import type { Entry } from '#tests/faults/sink/orders.ts';
import { findCanary } from '#tests/support/canary.ts';

import { breaks, type Violation } from './violation.ts';

export type Outside = {
  readonly folder: string;
  readonly sink: readonly Entry[];
  readonly redis: string;
  readonly queue: string;
  /** What the database server wrote to its own log. */
  readonly databaseLog: string;
  readonly ledger: readonly Obligation[];
};

/** G: nothing about a child is in a mail, a worker's log or a queue: no planted word, date of birth or reference. */
export async function nothingLeftTheService(outside: Outside): Promise<readonly Violation[]> {
  const births = new Set(
    outside.ledger.flatMap((it) => (it.kind === 'referral' ? waysToWrite(it.birthDate) : [])),
  );
  const references = new Set(outside.ledger.flatMap((it) => (it.kind === 'referral' ? [it.reference] : [])));
  const words = [...canaries, ...births];
  const found: string[] = [];
  for (const [where, text] of await texts(outside)) {
    const plain = words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
    const seen = [...plain, ...findCanary(distinctLines(text), words).map(({ canary }) => canary)];
    const named = (text.match(/\b[CR]-[0-9A-Z]{4}-[0-9A-Z]{4}\b/gu) ?? []).filter(
      (code) => references.has(code) || code.startsWith('C-'),
    );
    found.push(...[...new Set([...seen, ...named])].map((word) => `"${word}" stands in ${where}`));
  }
  return breaks('G', found);
}

/** A date of birth, `YYYY-MM-DD`, as people and programs write it. */
function waysToWrite(birthDate: string): readonly string[] {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
    new Date(birthDate),
  );
  const bare = String(Number(day));
  return [
    birthDate,
    `${year}${month}${day}`,
    `${day}/${month}/${year}`,
    `${day}.${month}.${year}`,
    `${bare} ${name} ${year}`,
    `${bare} ${name.slice(0, 3)} ${year}`,
  ];
}

async function texts({
  folder,
  sink,
  redis,
  queue,
  databaseLog,
}: Outside): Promise<readonly [string, string][]> {
  const letters = new Set(sink.flatMap((entry) => ('raw' in entry ? [withoutIds(entry.raw)] : [])));
  const logs = (await readdir(folder)).filter((name) => /^worker-\d+\.log$/u.test(name));
  const read = await Promise.all(
    logs.map(async (name): Promise<[string, string]> => [
      `the log ${name}`,
      await readFile(join(folder, name), 'utf8'),
    ]),
  );
  return [
    ['a mail', [...letters].join('\n')],
    ...read,
    ['Redis', redis],
    ['the queue in PostgreSQL', queue],
    ['the log of PostgreSQL', databaseLog],
  ];
}

/** What differs between two letters of a kind without saying anything; the rest is read once for each kind. */
function withoutIds(raw: string): string {
  return raw
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/giu, 'id')
    .replace(/^Date: .*$/mu, '');
}

/** Lines that differ only in digits and ids say the same. Runs of one letter are the junk this suite put there itself. */
function distinctLines(text: string): string {
  const kinds = new Map<string, string>();
  for (const line of text.replace(/x{1000,}/gu, 'x').split('\n'))
    kinds.set(withoutIds(line).replace(/\d+/gu, '0'), line);
  return [...kinds.values()].join('\n');
}
