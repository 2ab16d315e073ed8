import type { Db } from '#app/store/shared/database.server.ts';

/** Every role of ours with its powers, every grant and every policy, a line each: without them row-level security is none. */
export async function rightsOf(db: Db): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ line: string }[]>`
    SELECT 'role ' || rolname || ' ' || concat_ws(' ', rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication) AS line
      FROM pg_roles WHERE rolname IN ('guardianship_owner', 'app_web', 'app_worker')
    UNION ALL SELECT 'table ' || relname || ' ' || relrowsecurity || ' ' || coalesce(relacl::text, '')
      FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')
    UNION ALL SELECT 'column ' || attrelid::regclass || '.' || attname || ' ' || attacl::text
      FROM pg_attribute WHERE attacl IS NOT NULL AND attrelid IN
        (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
    UNION ALL SELECT 'function ' || oid::regprocedure || ' ' || prosecdef || ' ' || coalesce(proacl::text, '')
      FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'policy ' || concat_ws(' ', tablename, policyname, permissive, roles::text, cmd, qual, with_check)
      FROM pg_policies WHERE schemaname = 'public'`;
  return rows.map(({ line }) => line);
}

/** How many rows each table holds. */
export async function countRows(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ name: string; count: number }[]>`
    SELECT relname AS name, (xpath('/row/c/text()', query_to_xml(
      format('SELECT count(*) AS c FROM public.%I', relname), false, true, '')))[1]::text::int AS count
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`;
  return new Map(rows.map(({ name, count }) => [name, count]));
}
