import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { assertSafeSession, createDatabase } from '#app/store/shared/database.server.ts';
import { roleNames } from '#prisma/roles.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

type Row = Readonly<Record<string, string>>;
const query = (sql: string) => world.owner.$queryRawUnsafe<Row[]>(sql);
const names = async (sql: string) => (await query(sql)).map((row) => Object.values(row).join(' ')).sort();

/** Tables that hold nothing of a child and nothing that one member of staff may know and another may not. */
const openTables: Readonly<Record<string, string>> = {
  _prisma_migrations: 'granted to nobody but the owner',
  audit_head: 'a number and a hash',
  authority: 'public knowledge',
  authority_closure: 'public knowledge',
  bank_holiday: 'public knowledge',
  deadline_rule: 'the law is nobody’s secret',
  heartbeat: 'when each process was last heard of',
  place: 'public knowledge',
  rate_limit: 'counted before anybody has signed in',
  rulebook_stamp: 'a number',
  session: 'looked up by the hash of a token before anybody is known',
};

describe('the roles of the two processes', () => {
  test.each([roleNames.web, roleNames.worker])(
    '%s is ordinary, owns nothing and belongs to nobody',
    async (role) => {
      expect(
        await query(`SELECT rolsuper::text, rolbypassrls::text, rolcreaterole::text, rolcreatedb::text, rolreplication::text
        FROM pg_roles WHERE rolname = '${role}'`),
      ).toEqual([
        {
          rolsuper: 'false',
          rolbypassrls: 'false',
          rolcreaterole: 'false',
          rolcreatedb: 'false',
          rolreplication: 'false',
        },
      ]);
      expect(await names(`SELECT relname FROM pg_class WHERE relowner = '${role}'::regrole`)).toEqual([]);
      expect(await names(`SELECT proname FROM pg_proc WHERE proowner = '${role}'::regrole`)).toEqual([]);
      expect(
        await names(`SELECT roleid::regrole::text FROM pg_auth_members WHERE member = '${role}'::regrole`),
      ).toEqual([]);
      expect(await names(`SELECT has_schema_privilege('${role}', 'public', 'CREATE')::text`)).toEqual([
        'false',
      ]);
    },
  );

  test('have no way past row-level security but the tables that say why they need none', async () => {
    const open = await names(`SELECT relname FROM pg_class
      WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND NOT relrowsecurity`);
    expect(open).toEqual(Object.keys(openTables).sort());
    // Without a security invoker a view is read with the rights of its owner.
    expect(
      await names(`SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
        AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)`),
    ).toEqual([]);
  });

  test('are named in a policy for every table they may read, change or add to', async () => {
    const unserved = await names(`
      SELECT r.rolname, c.relname, p.privilege FROM pg_class c
      CROSS JOIN (SELECT rolname FROM pg_roles WHERE rolname IN ('${roleNames.web}', '${roleNames.worker}')) r
      CROSS JOIN (VALUES ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) p (privilege, letter)
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relrowsecurity
        AND has_table_privilege(r.rolname, c.oid, p.privilege)
        AND NOT EXISTS (SELECT FROM pg_policy y WHERE y.polrelid = c.oid AND y.polcmd IN ('*', p.letter::"char")
          AND r.rolname::regrole = ANY (y.polroles))`);
    expect(unserved, 'granted, and yet refused by default: take the grant back').toEqual([]);
    const forAll = await names(`SELECT polname FROM pg_policy WHERE 0 = ANY (polroles)`);
    expect(forAll, 'policies for PUBLIC').toEqual([]);
  });

  test('may never remove or truncate what is kept of a case', async () => {
    expect(
      await names(`SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND (has_table_privilege('${roleNames.web}', oid, 'TRUNCATE') OR has_table_privilege('${roleNames.worker}', oid, 'TRUNCATE')
          OR has_table_privilege('${roleNames.web}', oid, 'TRIGGER') OR has_table_privilege('${roleNames.worker}', oid, 'TRIGGER'))`),
    ).toEqual([]);
    expect(await names(deletable(roleNames.web))).toEqual(['rate_limit']);
  });

  test('the worker’s reads no sealed field, no key of one, no index of names and no password', async () => {
    const secret = await names(`
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND (column_name ~ '(^|_)sealed$' OR column_name ~ 'wrapped_key'
        OR column_name ~ '^name_index' OR table_name = 'credential')`);
    expect(secret.length).toBeGreaterThan(10);
    const readable: string[] = [];
    for (const field of secret) {
      const [table = '', column = ''] = field.split(' ');
      const [{ may } = { may: 'true' }] = await query(
        `SELECT has_column_privilege('${roleNames.worker}', 'public.${table}', '${column}', 'SELECT')::text AS may`,
      );
      if (may === 'true') readable.push(field);
    }
    expect(readable).toEqual([]);
  });
});

const deletable = (role: string) => `SELECT relname FROM pg_class
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND has_table_privilege('${role}', oid, 'DELETE')`;

describe('functions that run with the owner’s rights', () => {
  const definers = `FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`;

  test('look for names in the schema alone, whatever the caller’s search path says', async () => {
    expect((await names(`SELECT proname ${definers}`)).length).toBeGreaterThan(5);
    expect(
      await names(`SELECT proname ${definers}
        AND NOT coalesce('search_path=public, pg_temp' = ANY (proconfig), false)`),
    ).toEqual([]);
  });

  test('are run by nobody who was not granted it', async () => {
    expect(
      await names(`SELECT proname ${definers} AND (proacl IS NULL OR EXISTS (
        SELECT FROM aclexplode(proacl) WHERE grantee = 0 AND privilege_type = 'EXECUTE'))`),
      'GRANT EXECUTE to the role that needs it, and REVOKE it FROM PUBLIC',
    ).toEqual([]);
  });
});

describe('a process', () => {
  test('starts as the web’s and as the worker’s role', async () => {
    await expect(assertSafeSession(world.deps.db)).resolves.toBeUndefined();
    await expect(assertSafeSession(world.worker)).resolves.toBeUndefined();
  });

  test('is refused to the owner of a table, whom row-level security does not bind', async () => {
    await expect(assertSafeSession(world.owner)).rejects.toThrow(/owns/u);
  });

  test('is refused to a superuser, and to whoever may become one', async () => {
    const superuser = createDatabase(world.adminUrl);
    await expect(assertSafeSession(superuser)).rejects.toThrow(/exempt/u);
    await superuser.$executeRawUnsafe(
      `CREATE ROLE almost_owner LOGIN PASSWORD 'x' IN ROLE ${roleNames.owner}`,
    );
    const url = new URL(world.webUrl);
    url.username = 'almost_owner';
    url.password = 'x';
    const almost = createDatabase(url.href);
    try {
      await superuser.$executeRawUnsafe(
        `GRANT CONNECT ON DATABASE "${url.pathname.slice(1)}" TO almost_owner`,
      );
      await expect(assertSafeSession(almost)).rejects.toThrow(/owns/u);
    } finally {
      await almost.$disconnect();
      await superuser.$executeRawUnsafe(
        `REVOKE CONNECT ON DATABASE "${url.pathname.slice(1)}" FROM almost_owner`,
      );
      await superuser.$executeRawUnsafe('DROP ROLE almost_owner');
      await superuser.$disconnect();
    }
  });
});
