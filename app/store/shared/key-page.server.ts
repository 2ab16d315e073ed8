import { pageSize, type PageAsked } from '#app/domain/shared/key-page.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Sql = Prisma.Sql;

/**
 * The part of a query that takes one page of a list, first things first or, told `desc`, last things first: `where`
 * begins with AND, `order` ends the query. Read with `keyPage`.
 */
export function keyWindow(
  asked: PageAsked,
  key: { readonly at: Sql; readonly id: Sql },
  order: 'asc' | 'desc' = 'asc',
): { readonly where: Sql; readonly order: Sql } {
  const { at, id } = key;
  const backwards = asked.after === null && asked.before !== null;
  const cursor = asked.after ?? asked.before;
  const ascending = (order === 'asc') !== backwards;
  const limit = Prisma.sql`LIMIT ${pageSize + 1}`;
  const beyond = ascending ? Prisma.sql`>` : Prisma.sql`<`;
  return {
    where:
      cursor === null
        ? Prisma.empty
        : Prisma.sql`AND (${at}, ${id}) ${beyond} (${cursor.at}::timestamptz, ${cursor.id}::uuid)`,
    order: ascending
      ? Prisma.sql`ORDER BY ${at}, ${id} ${limit}`
      : Prisma.sql`ORDER BY ${at} DESC, ${id} DESC ${limit}`,
  };
}
