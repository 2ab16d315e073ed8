import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

type Link = { readonly seq: bigint; readonly sound: boolean };

describe('the audit trail', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await world.staff.add('coordinator');
  });
  afterAll(() => world.close());

  const broken = () =>
    world.owner.$queryRaw<Link[]>`
      SELECT seq, sound FROM (
        SELECT e.seq, e.hash = sha256(e.previous || convert_to(audit_text(e), 'UTF8'))
          AND e.previous = coalesce(lag(e.hash) OVER (ORDER BY e.seq), '\\x00'::bytea)
          AND e.seq = coalesce(lag(e.seq) OVER (ORDER BY e.seq), 0) + 1 AS sound
        FROM audit_entry e) links WHERE NOT sound ORDER BY seq`;

  test('keeps one unbroken chain though many write at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => refer(world)));
    expect(await world.owner.auditEntry.count()).toBe(20);
    expect(await broken()).toEqual([]);
  });

  test('names no child', async () => {
    const entries = await world.owner.auditEntry.findMany();
    const text = JSON.stringify(
      entries.map(({ detail, actorLabel, subjectId }) => [detail, actorLabel, subjectId]),
    );
    for (const canary of ['Testchild', 'Alder', '2010-05-17', 'Testland', 'lorry', 'owes money'])
      expect(text).not.toContain(canary);
  });

  test('shows where somebody with full power over the database changed a link', async () => {
    await world.owner.$executeRaw`ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_final`;
    await world.owner.$executeRaw`UPDATE audit_entry SET action = 'nothing' WHERE seq = 7`;
    expect((await broken()).map(({ seq }) => Number(seq))).toEqual([7]);
    await world.owner.$executeRaw`DELETE FROM audit_entry WHERE seq = 12`;
    expect((await broken()).map(({ seq }) => Number(seq))).toEqual([7, 13]);
  });
});
