import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { assertSafeSession, createDatabase } from '#app/store/shared/database.server.ts';
import type { Explanation } from '#app/domain/rules/due.ts';
import { PrismaClient } from '#prisma/generated/client.ts';
import { roleNames } from '#prisma/roles.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

/**
 * The Prisma adapter shifts every timestamptz when its session is not UTC. In winter London is UTC and nobody
 * notices; a value written and read by the same shifted session comes back right and lies in the database.
 */
describe('in July, in a database that lives in London', () => {
  let world: World;
  let plain: pg.Client;
  beforeAll(async () => {
    world = await createWorld('2027-07-14T09:30');
    plain = new pg.Client({ connectionString: world.adminUrl });
    await plain.connect();
    const { rows } = await plain.query<{ name: string }>('SELECT current_database() AS name');
    await plain.query(`ALTER DATABASE ${rows[0]!.name} SET TimeZone = 'Europe/London'`);
    for (const role of [roleNames.web, roleNames.worker, roleNames.owner])
      await plain.query(`ALTER ROLE ${role} IN DATABASE ${rows[0]!.name} SET TimeZone = 'Europe/London'`);
    await plain.query(`SET TimeZone = 'UTC'`);
  });
  afterAll(async () => {
    await plain.end();
    await world.close();
  });

  /** Every instant as the database itself knows it, in milliseconds since 1970. */
  const instants = async (sql: string, caseId: string) =>
    (await plain.query<{ at: string }>(sql, [caseId])).rows.map(({ at }) => Number(at));

  test('a session of its own would be in London', async () => {
    const other = new pg.Client({ connectionString: world.webUrl });
    await other.connect();
    const { rows } = await other.query<{ TimeZone: string }>('SHOW TimeZone');
    await other.end();
    expect(rows).toEqual([{ TimeZone: 'Europe/London' }]);
  });

  test('every due date and every planned moment is kept as it was computed, and read back the same', async () => {
    const db = createDatabase(world.webUrl, { max: 2 });
    try {
      await assertSafeSession(db);
      const { caseId } = await refer({ ...world, deps: { ...world.deps, db } });
      const deadlines = await world.owner.deadline.findMany({ where: { caseId }, orderBy: { id: 'asc' } });
      const kept = await instants(
        'SELECT extract(epoch FROM due_at) * 1000 AS at FROM deadline WHERE case_id = $1 ORDER BY id',
        caseId,
      );
      expect(deadlines.length).toBeGreaterThan(3);
      // The explanation is text in the row, which no session can shift.
      const computed = deadlines.map((row) => Date.parse((row.explanation as unknown as Explanation).due.at));
      expect(kept).toEqual(computed);
      expect(deadlines.map(({ dueAt }) => dueAt.getTime())).toEqual(computed);

      const actions = await world.owner.plannedAction.findMany({
        where: { deadline: { caseId } },
        orderBy: { id: 'asc' },
      });
      const planned = await instants(
        `SELECT extract(epoch FROM a.fire_at) * 1000 AS at FROM planned_action a
         JOIN deadline d ON d.id = a.deadline_id WHERE d.case_id = $1 ORDER BY a.id`,
        caseId,
      );
      expect(actions.length).toBeGreaterThan(3);
      expect(actions.map(({ fireAt }) => fireAt.getTime())).toEqual(planned);
    } finally {
      await db.$disconnect();
    }
  });

  test('without the guard the same row would be an hour off: the canary sings', async () => {
    const unguarded = new PrismaClient({ adapter: new PrismaPg({ connectionString: world.webUrl, max: 1 }) });
    try {
      await expect(assertSafeSession(unguarded)).rejects.toThrow('Europe/London');
      const [row] = await unguarded.$queryRaw<
        { at: Date }[]
      >`SELECT timestamptz '2027-07-14T12:00:00Z' AS at`;
      expect(row?.at.toISOString()).not.toBe('2027-07-14T12:00:00.000Z');
    } finally {
      await unguarded.$disconnect();
    }
  });
});
