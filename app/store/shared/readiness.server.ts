import { Prisma } from '#prisma/generated/client.ts';
import type { Db } from '#app/store/shared/database.server.ts';

export type Readiness = {
  /** Whether the database answers. */
  readonly database: boolean;
  /** Whether it has every table and column that this code was built for. */
  readonly schema: boolean;
};

/** Asks the database whether work can be done on it. Once its schema was found right it is not looked at again. */
export function createReadiness(db: Db): () => Promise<Readiness> {
  let schema = false;
  return async () => {
    try {
      await db.$queryRaw`SELECT 1`;
      schema ||= await isMigrated(db);
      return { database: true, schema };
    } catch {
      return { database: false, schema };
    }
  };
}

/** Asks each table for a row with all its columns. A table that is there but not ours to read is no sign of an old schema. */
async function isMigrated(db: Db): Promise<boolean> {
  for (const model of Object.values(Prisma.ModelName)) {
    try {
      await tableOf(db, model).findFirst({});
    } catch (error) {
      if (!(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
      if (missing.includes(error.code)) return false;
      if (error.code !== databaseError) throw error;
    }
  }
  return true;
}

/** Prisma's codes for a table and for a column that does not exist. */
const missing: readonly string[] = ['P2021', 'P2022'];
const databaseError = 'P2039';

type Table = { readonly findFirst: (query: object) => Promise<unknown> };

function tableOf(db: Db, model: string): Table {
  const property = `${model[0]?.toLowerCase() ?? ''}${model.slice(1)}`;
  const table = (db as unknown as Readonly<Record<string, Table | undefined>>)[property];
  if (table === undefined) throw new Error(`The client has no ${property}.`);
  return table;
}
