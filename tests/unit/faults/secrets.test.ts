import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { nothingLeftTheService, type Outside } from '#tests/faults/audit/secrets.ts';
import { canaries, planted, plantedReport } from '#tests/faults/load/child.ts';

const id = '8c2f2f4e-2f5a-4d7e-9a51-0d3b7a1c9e11';
const letter = `Subject: Something needs you\r\nMessage-ID: <${id}@service.test>\r\n\r\nPlease sign in.\r\n`;

/** Where words could leave by, each with a word in it. */
const ways = {
  'a letter': (word: string) => ({ sink: [entry(letter.replace('sign in', word))] }),
  Redis: (word: string) => ({ redis: `bull:guardianship:7\n{"data":"{\\"child\\":\\"${word}\\"}"}` }),
  'the queue in PostgreSQL': (word: string) => ({ queue: `{"name":"send","data":{"child":"${word}"}}` }),
  'the log of PostgreSQL': (word: string) => ({ databaseLog: `ERROR:  duplicate key\nDETAIL:  (${word})` }),
} as const satisfies Record<string, (word: string) => Partial<Outside>>;

const entry = (raw: string) => ({ at: 0, slot: 0, mode: 'ok', kept: id, raw }) as const;

describe('the search for what left the service', () => {
  let outside: Outside;
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guardianship-secrets-'));
    await writeFile(join(folder, 'worker-0.log'), '{"level":30,"process":"worker","msg":"Task done"}\n');
    const ledger = [
      { kind: 'referral', caseId: id, reference: 'R-7XK2-MMQ4', birthDate: '2010-05-17' },
    ] as const;
    outside = { folder, sink: [entry(letter)], redis: '', queue: '', databaseLog: '', ledger };
  });
  afterEach(() => rm(outside.folder, { recursive: true, force: true }));

  const found = async (changed: Partial<Outside> = {}) =>
    (await nothingLeftTheService({ ...outside, ...changed })).map(({ what }) => what);

  test('finds nothing where nothing is', async () => {
    expect(await found()).toEqual([]);
  });

  test.each(Object.entries(ways))('finds every planted word in %s', async (_, plant) => {
    for (const word of canaries) expect(await found(plant(word)), word).not.toEqual([]);
  });

  test('finds every planted word in the log of a worker, among lines that look alike', async () => {
    const lines = Array.from(
      { length: 50 },
      (_, at) => `{"level":30,"time":${String(at)},"msg":"Task done"}`,
    );
    for (const word of canaries) {
      const log = [...lines, `{"level":50,"msg":"It failed for ${word}"}`, ...lines].join('\n');
      await writeFile(join(outside.folder, 'worker-1.log'), log);
      expect(await found(), word).not.toEqual([]);
    }
  });

  test.each(['2010-05-17', '17/05/2010', '17.05.2010', '17 May 2010', '20100517'])(
    'finds the date of birth written as %s',
    async (date) => {
      for (const plant of Object.values(ways)) expect(await found(plant(date))).not.toEqual([]);
    },
  );

  test.each(['R-7XK2-MMQ4', 'C-3F9H-KK2P'])('finds the reference %s', async (reference) => {
    for (const plant of Object.values(ways)) expect(await found(plant(reference))).not.toEqual([]);
  });

  test.each([
    ['base64', (word: string) => Buffer.from(`The child ${word} waits.`).toString('base64')],
    ['percent signs', (word: string) => Array.from(word, (c) => `%${c.charCodeAt(0).toString(16)}`).join('')],
    ['capitals', (word: string) => word.toUpperCase()],
    ['HTML entities', (word: string) => Array.from(word, (c) => `&#${String(c.charCodeAt(0))};`).join('')],
  ])('sees through %s', async (_, disguise) => {
    for (const plant of Object.values(ways)) expect(await found(plant(disguise('Zqalder')))).not.toEqual([]);
  });

  test('is given a word of its own for each thing that is written about a child', () => {
    const {
      child,
      referrer,
      found: place,
      narrative,
      safeContact,
    } = plantedReport('2010-05-17', new Date(), true);
    const about = [child.name, child.aliases, child.nationality, place.detail, narrative, safeContact.how];
    const by = [referrer.name, referrer.organisation, referrer.phone, referrer.email];
    const said = [planted.note, planted.question, planted.answer, ...Object.values(planted.draft)];
    for (const text of [...about, ...by, ...said])
      expect(
        canaries.some((word) => text.toLowerCase().includes(word.toLowerCase())),
        text,
      ).toBe(true);
  });
});
