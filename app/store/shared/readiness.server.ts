import { Prisma } from '#prisma/generated/client.ts';
import type { Db } from '#app/store/shared/database.server.ts';

export async function isReachable(db: Db): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}

/** The head of the audit chain is the database's own business: the web process may not even read it. */
const notOurs: readonly string[] = [Prisma.ModelName.AuditHead];

/** Whether the database has every table and column that this code was built for. Asks each table for a row with all of them. */
export async function isMigrated(db: Db): Promise<boolean> {
  const models = Object.values(Prisma.ModelName).filter((name) => !notOurs.includes(name));
  try {
    for (const name of models) await tableOf(db, name).findFirst({});
    return true;
  } catch {
    return false;
  }
}

type Table = { readonly findFirst: (query: object) => Promise<unknown> };

function tableOf(db: Db, model: string): Table {
  const property = `${model[0]?.toLowerCase() ?? ''}${model.slice(1)}`;
  return (db as unknown as Readonly<Record<string, Table>>)[property] as Table;
}
