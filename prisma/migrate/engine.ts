import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

import { catalogueAdapter } from './catalogue-adapter.ts';

export interface Difference {
  /** What differs, in words. */
  readonly summary: string;
  /** The SQL that would take the database to the schema. */
  readonly script: string;
}

/** Compares a live database with a Prisma schema; nothing when they agree. Uses Prisma's own engine. */
export async function differenceBetween(
  databaseUrl: string,
  schema: string,
): Promise<Difference | undefined> {
  const pool = new pg.Pool({ connectionString: databaseUrl, options: '-c TimeZone=UTC' });
  try {
    const engine = await SchemaEngine.new(
      { datamodels: [['schema.prisma', schema]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(catalogueAdapter(pool)),
    );
    const summary = await compare(engine, schema, false);
    if (summary === undefined) return undefined;
    return { summary, script: (await compare(engine, schema, true)) ?? '' };
  } finally {
    await pool.end();
  }
}

async function compare(engine: SchemaEngine, schema: string, script: boolean): Promise<string | undefined> {
  const files = [{ path: 'schema.prisma', content: schema }];
  const { exitCode, stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: '.' },
    to: { tag: 'schemaDatamodel', files },
    filters: { externalTables: [], externalEnums: [] },
    exitCode: true,
    script,
  });
  return exitCode === 0 ? undefined : (stdout ?? '');
}
