import { pageSize, type PageAsked } from '#app/domain/shared/key-page.ts';

type Order = 'asc' | 'desc';

/**
 * The part of a Prisma query that takes one page of a list ordered by a moment and an id, as `keyWindow` does for SQL.
 * Read with `keyPage`.
 */
export function keyOrder<Column extends string>(asked: PageAsked, column: Column, order: Order) {
  const backwards = asked.after === null && asked.before !== null;
  const cursor = asked.after ?? asked.before;
  const direction = backwards ? opposite[order] : order;
  return {
    where: cursor === null ? {} : beyond(column, cursor, direction),
    orderBy: [{ [column]: direction } as Record<Column, Order>, { id: direction }],
    take: pageSize + 1,
  };
}

const opposite = { asc: 'desc', desc: 'asc' } as const satisfies Record<Order, Order>;

function beyond(column: string, { at, id }: { readonly at: Date; readonly id: string }, direction: Order) {
  const past = direction === 'asc' ? 'gt' : 'lt';
  return { OR: [{ [column]: { [past]: at } }, { [column]: at, id: { [past]: id } }] };
}
