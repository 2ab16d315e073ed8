import type { DueRange } from '#app/domain/oversight/delay.ts';
import type { NationalFilter } from '#app/domain/oversight/lists.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Sql = Prisma.Sql;

/** What a coordinator narrowed the list to, as conditions that begin with AND. */
export function within(
  filter: Pick<NationalFilter, 'nation' | 'authorityId'>,
  columns: { readonly nation: Sql; readonly authority: Sql },
): Sql {
  const { nation, authorityId } = filter;
  return Prisma.sql`${nation === null ? Prisma.empty : Prisma.sql`AND ${columns.nation} = ${nation}`}
    ${authorityId === null ? Prisma.empty : Prisma.sql`AND ${columns.authority} = ${authorityId}`}`;
}

export function dueIn(range: DueRange, column: Sql): Sql {
  const { after, upTo } = range;
  return Prisma.sql`AND ${column} <= ${upTo}::timestamptz
    ${after === null ? Prisma.empty : Prisma.sql`AND ${column} > ${after}::timestamptz`}`;
}

/** A case and the authority responsible for it, under the aliases c and a. */
export const caseColumns = {
  nation: Prisma.sql`c.nation`,
  authority: Prisma.sql`c.responsible_authority_id`,
} as const;

/** A handover belongs to the authority that has to answer it. */
export const handoverColumns = {
  nation: Prisma.sql`a.nation`,
  authority: Prisma.sql`h.to_authority_id`,
} as const;

/** Literal, so that the partial index on waiting handovers can be used. */
export const waitingStates = Prisma.sql`('sent', 'acknowledged', 'queried')`;
