import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { letterLines, parseCheckpoint } from '#app/domain/audit/checkpoint.ts';
import { verifyAudit } from '#prisma/audit/verify.ts';
import { temporaryFolder, type TemporaryFolder } from '#tests/support/temporary-folder.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { addEntries, notaryFor, runVerifier, type Notary } from './chains.ts';

/** What somebody does who owns the database, and so may switch its triggers off and compute every hash anew. */
const rehash = `
  DO $$ DECLARE e audit_entry; tip bytea := '\\x00'; BEGIN
    FOR e IN SELECT * FROM audit_entry ORDER BY seq LOOP
      e.hash := sha256(tip || convert_to(audit_text(e), 'UTF8'));
      UPDATE audit_entry SET previous = tip, hash = e.hash WHERE seq = e.seq;
      tip := e.hash;
    END LOOP;
    UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1);
  END $$`;
const headFollows = `UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1)`;

type Tampering = {
  readonly what: string;
  readonly sql: readonly string[];
  readonly found: { readonly seq: bigint; readonly kind: string };
};

const tamperings: readonly Tampering[] = [
  {
    what: 'edits an entry',
    sql: [`UPDATE audit_entry SET actor_label = 'Nobody' WHERE seq = 7`],
    found: { seq: 7n, kind: 'edited' },
  },
  {
    what: 'edits when an entry was written, by a thousandth of a second',
    sql: [`UPDATE audit_entry SET at = at + interval '1 millisecond' WHERE seq = 7`],
    found: { seq: 7n, kind: 'edited' },
  },
  {
    what: 'edits the details of an entry',
    sql: [`UPDATE audit_entry SET detail = detail || '{"as":"letter"}' WHERE seq = 12`],
    found: { seq: 12n, kind: 'edited' },
  },
  {
    what: 'edits an entry and hashes it anew',
    sql: [
      `UPDATE audit_entry SET actor_label = 'Nobody' WHERE seq = 7`,
      `UPDATE audit_entry e SET hash = sha256(previous || convert_to(audit_text(e), 'UTF8')) WHERE seq = 7`,
    ],
    found: { seq: 8n, kind: 'unlinked' },
  },
  {
    what: 'edits the link between two entries',
    sql: [`UPDATE audit_entry SET previous = hash WHERE seq = 9`],
    found: { seq: 9n, kind: 'edited' },
  },
  {
    what: 'deletes an entry',
    sql: [`DELETE FROM audit_entry WHERE seq = 7`],
    found: { seq: 7n, kind: 'deleted' },
  },
  {
    what: 'deletes the first entry',
    sql: [`DELETE FROM audit_entry WHERE seq = 1`],
    found: { seq: 1n, kind: 'deleted' },
  },
  {
    what: 'deletes an entry and closes the gap',
    sql: [
      `DELETE FROM audit_entry WHERE seq = 7`,
      `UPDATE audit_entry SET seq = -seq WHERE seq > 7`,
      `UPDATE audit_entry SET seq = -seq - 1 WHERE seq < 0`,
      headFollows,
    ],
    found: { seq: 7n, kind: 'edited' },
  },
  {
    what: 'swaps two entries',
    sql: [
      `UPDATE audit_entry SET seq = -5 WHERE seq = 5`,
      `UPDATE audit_entry SET seq = 5 WHERE seq = 6`,
      `UPDATE audit_entry SET seq = 6 WHERE seq = -5`,
    ],
    found: { seq: 5n, kind: 'reordered' },
  },
  {
    what: 'moves an entry to another place',
    sql: [
      `UPDATE audit_entry SET seq = -4 WHERE seq = 4`,
      `UPDATE audit_entry SET seq = 1000 WHERE seq = -4`,
    ],
    found: { seq: 4n, kind: 'reordered' },
  },
  {
    what: 'puts an entry in twice',
    sql: [
      `ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_pkey`,
      `INSERT INTO audit_entry SELECT * FROM audit_entry WHERE seq = 6`,
    ],
    found: { seq: 6n, kind: 'repeated' },
  },
  {
    what: 'cuts off the newest entries',
    sql: [`DELETE FROM audit_entry WHERE seq > 17`],
    found: { seq: 18n, kind: 'truncated' },
  },
  {
    what: 'cuts off the newest entries and rewrites the head',
    sql: [`DELETE FROM audit_entry WHERE seq > 17`, headFollows],
    found: { seq: 18n, kind: 'truncated' },
  },
  {
    what: 'rewrites the head alone',
    sql: [`UPDATE audit_head SET hash = '\\x01'`],
    found: { seq: 20n, kind: 'head-differs' },
  },
  {
    what: 'makes the whole chain anew',
    sql: [`UPDATE audit_entry SET actor_label = 'Nobody' WHERE seq = 3`, rehash],
    found: { seq: 10n, kind: 'rewritten' },
  },
  {
    what: 'makes the chain anew from the last entry that was signed',
    sql: [`UPDATE audit_entry SET actor_label = 'Nobody' WHERE seq = 20`, rehash],
    found: { seq: 20n, kind: 'rewritten' },
  },
  {
    what: 'takes an entry out of a chain that is made anew',
    sql: [
      `DELETE FROM audit_entry WHERE seq = 15`,
      `UPDATE audit_entry SET seq = -seq WHERE seq > 15`,
      `UPDATE audit_entry SET seq = -seq - 1 WHERE seq < 0`,
      rehash,
    ],
    found: { seq: 20n, kind: 'truncated' },
  },
  {
    what: 'removes everything',
    sql: [`DELETE FROM audit_entry`, `UPDATE audit_head SET seq = 0, hash = '\\x00'`],
    found: { seq: 1n, kind: 'truncated' },
  },
];

describe('somebody who owns the database', () => {
  let world: World;
  let notary: Notary;
  let folder: TemporaryFolder;
  /** Twenty entries, signed at the tenth and the twentieth. */
  beforeAll(async () => {
    world = await createWorld();
    folder = await temporaryFolder();
    notary = notaryFor(world, folder.path);
    await addEntries(world, 10);
    await notary.run();
    world.clock.forward(1);
    await addEntries(world, 10);
    await notary.run();
    await world.owner.$executeRawUnsafe(`ALTER TABLE audit_entry DISABLE TRIGGER USER`);
    await world.owner.$executeRawUnsafe(`CREATE TABLE kept_entry AS SELECT * FROM audit_entry`);
    await world.owner.$executeRawUnsafe(`CREATE TABLE kept_head AS SELECT * FROM audit_head`);
  });
  beforeEach(async () => {
    for (const sql of [
      `DELETE FROM audit_entry`,
      `INSERT INTO audit_entry SELECT * FROM kept_entry`,
      `UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM kept_head)`,
    ])
      await world.owner.$executeRawUnsafe(sql);
  });
  afterAll(async () => {
    await world.close();
    await folder.remove();
  });

  const anchors = async () =>
    (await notary.file.read()).lines.map((line) => {
      const { seq, hash } = parseCheckpoint(line)!;
      return { seq: BigInt(seq), hash };
    });
  const verify = async () =>
    verifyAudit({ url: world.workerUrl, anchors: await anchors(), progress: () => undefined });

  test('is believed as long as nothing was done', async () => {
    expect(await verify()).toMatchObject({ checked: 20, faults: [] });
    const { code, said } = await runVerifier(world, ['--file', notary.path, '--key', notary.publicKey]);
    expect([code, said]).toEqual([0, expect.stringContaining('Whole: 20 entries')]);
  });

  test.each(tamperings)('is found out who $what', async ({ sql, found }) => {
    for (const statement of sql) await world.owner.$executeRawUnsafe(statement);
    expect((await verify()).faults[0]).toEqual(found);
  });

  test('is found out by the letter alone, when the file is gone too', async () => {
    const { lines } = await notary.file.read();
    const letter = letterLines(parseCheckpoint(lines.at(-1)!)!).join('\n> ');
    expect((await runVerifier(world, ['--checkpoint', letter])).code).toBe(0);
    await world.owner.$executeRawUnsafe(`UPDATE audit_entry SET actor_label = 'Nobody' WHERE seq = 3`);
    await world.owner.$executeRawUnsafe(rehash);
    const blind = await runVerifier(world, []);
    expect([blind.code, blind.said]).toEqual([0, expect.stringContaining('would look sound')]);
    const seeing = await runVerifier(world, ['--checkpoint', letter]);
    expect(seeing.code).toBe(1);
    expect(seeing.said).toContain('First fault: Entry 20 is not the one whose hash left the database');
  });

  test('is not helped by a checkpoint of their own', async () => {
    const other = notaryFor(world, folder.path);
    const forged = other.signer.sign(parseCheckpoint((await notary.file.read()).lines[0]!)!);
    const text = letterLines(forged).join(' ');
    const { code, said } = await runVerifier(world, ['--key', notary.publicKey, '--checkpoint', text]);
    expect([code, said]).toEqual([1, expect.stringContaining('was signed with another key')]);
  });

  test('cannot have the verifier write anything', async () => {
    const before = await world.owner.auditEntry.count();
    const asOwner = new URL(world.adminUrl);
    const { code } = await runVerifier(world, [], { DATABASE_URL: asOwner.href });
    expect([code, await world.owner.auditEntry.count()]).toEqual([0, before]);
  });

  test('cannot make the verifier look where there is nothing and call it whole', async () => {
    const { code } = await runVerifier(world, [], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(code).toBe(2);
  });
});
