import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

const oid = { char: 18, text: 25 };

/**
 * Prisma's adapter, taught the one-letter type of PostgreSQL's catalogue. The schema engine asks for such a column
 * when it lists constraints, and the adapter refuses to read it; PostgreSQL 18 lists every NOT NULL there, so without
 * this no schema could be compared at all. Closing the pool is the caller's part.
 */
export function catalogueAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const letters = announceLettersAsText(pool);
  const factory = new PrismaPg(pool);
  const connect = async () => restoreLetters(await factory.connect(), letters);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: () =>
      Promise.reject(new Error('The engine asked for a shadow database: give it a scratch one.')),
  };
}

/** By query text, the positions of its one-letter columns. */
type Letters = Map<string, readonly number[]>;

function announceLettersAsText(pool: pg.Pool): Letters {
  const letters: Letters = new Map();
  const query = pool.query.bind(pool);
  Object.assign(pool, {
    query: async (config: pg.QueryArrayConfig) => {
      const result = await query(config);
      const found = result.fields.flatMap((field, index) => (field.dataTypeID === oid.char ? [index] : []));
      letters.set(config.text, found);
      for (const field of result.fields) if (field.dataTypeID === oid.char) field.dataTypeID = oid.text;
      return result;
    },
  });
  return letters;
}

function restoreLetters(adapter: SqlDriverAdapter, letters: Letters): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    queryRaw: async (query: Parameters<typeof queryRaw>[0]) => {
      const result = await queryRaw(query);
      for (const index of letters.get(query.sql) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
  });
}
