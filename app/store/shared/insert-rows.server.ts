import type { Tx } from '#app/store/shared/database.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Table = 'notice' | 'outbox' | 'case_event' | 'task';

/**
 * Inserts rows in one statement with one parameter, several times faster than createMany for a batch of the worker's.
 * Keys are columns. Rows that a unique key says are there already are left out when `skipDuplicates` is set.
 */
export async function insertRows(
  tx: Tx,
  table: Table,
  rows: readonly Readonly<Record<string, unknown>>[],
  { skipDuplicates = false }: { readonly skipDuplicates?: boolean } = {},
): Promise<void> {
  if (rows.length === 0) return;
  const into = Prisma.raw(table);
  const columns = Prisma.raw([...new Set(rows.flatMap((row) => Object.keys(row)))].join(', '));
  const onConflict = skipDuplicates ? Prisma.sql`ON CONFLICT DO NOTHING` : Prisma.empty;
  await tx.$executeRaw`
    INSERT INTO ${into} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${into}, ${JSON.stringify(rows)}::json) ${onConflict}`;
}
