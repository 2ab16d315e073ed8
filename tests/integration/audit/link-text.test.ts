import { randomUUID } from 'node:crypto';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { beforeFirst, linkText } from '#app/domain/audit/chain.ts';
import { readLinks } from '#app/store/audit/checkpoint-store.server.ts';
import { linkHash } from '#app/store/audit/link-hash.server.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { createWorld, type World } from '#tests/support/world.ts';

/** Everything PostgreSQL can keep in a text: all but the letter zero. */
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll('\u0000', ''));
const awkward = fc.constantFrom(
  '"',
  '\\',
  '\u0001\u001f\u007f',
  '\b\f\n\r\t',
  '\u2028\u2029',
  '/',
  '😀',
  'é',
  'e\u0301',
);
const text = fc.oneof(anyText, awkward);
const detail = fc.dictionary(
  text,
  fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(text, { maxLength: 3 }),
    fc.dictionary(text, text, { maxKeys: 2 }),
  ),
  { maxKeys: 4 },
);
const notes = fc.array(
  fc.record({
    at: fc.date({ min: new Date('1970-01-02'), max: new Date('2100-01-01'), noInvalidDate: true }),
    actorLabel: text,
    action: text,
    subjectType: text,
    subjectId: text,
    caseId: fc.option(fc.constant(0).map(() => randomUUID())),
    detail,
  }),
  { minLength: 1, maxLength: 20 },
);

describe('the text that a hash covers, made outside the database', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  test('is letter by letter what PostgreSQL hashed, whatever an entry says', async () => {
    let last = { seq: 0n, hash: beforeFirst };
    await fc.assert(
      fc.asyncProperty(notes, async (entries) => {
        await asWorker(world.worker, async (tx) => {
          for (const entry of entries) await audit(tx, entry);
        });
        const links = await asWorker(world.worker, (tx) => readLinks(tx, last.seq, 100));
        expect(links).toHaveLength(entries.length);
        const texts = await world.owner.$queryRaw<{ text: string }[]>`
          SELECT audit_text(e) AS text FROM audit_entry e WHERE seq > ${last.seq} ORDER BY seq`;
        for (const [index, link] of links.entries()) {
          expect(linkText(link)).toBe(texts[index]?.text);
          expect(link.previous).toBe(last.hash);
          expect(linkHash(link.previous, linkText(link))).toBe(link.hash);
          last = link;
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is hashed the same when it is longer than any buffer', async () => {
    const long = 'Überlänge '.repeat(20_000);
    await asWorker(world.worker, (tx) =>
      audit(tx, {
        at: new Date(),
        actorLabel: 'The service',
        action: 'long',
        subjectType: 'test',
        subjectId: long,
        caseId: null,
        detail: {},
      }),
    );
    const [link] = (await asWorker(world.worker, (tx) => readLinks(tx, 0n, 10_000))).slice(-1);
    expect(link?.subjectId).toBe(long);
    expect(linkHash(link!.previous, linkText(link!))).toBe(link?.hash);
  });
});
