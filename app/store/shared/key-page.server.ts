import { pageSize, type PageAsked } from '#app/domain/shared/key-page.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Sql = Prisma.Sql;

/**
 * The part of a query that takes one page of a list, first things first: `where` begins with AND, `order` ends the
 * query. Read with `keyPage`.
 */
export function keyWindow(
  asked: PageAsked,
  key: { readonly at: Sql; readonly id: Sql },
): { readonly where: Sql; readonly order: Sql } {
  const { at, id } = key;
  const { after, before } = asked;
  const limit = Prisma.sql`LIMIT ${pageSize + 1}`;
  if (after === null && before !== null)
    return {
      where: Prisma.sql`AND (${at}, ${id}) < (${before.at}::timestamptz, ${before.id}::uuid)`,
      order: Prisma.sql`ORDER BY ${at} DESC, ${id} DESC ${limit}`,
    };
  return {
    where:
      after === null
        ? Prisma.empty
        : Prisma.sql`AND (${at}, ${id}) > (${after.at}::timestamptz, ${after.id}::uuid)`,
    order: Prisma.sql`ORDER BY ${at}, ${id} ${limit}`,
  };
}
