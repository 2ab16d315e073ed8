import type { WrappedPlace } from '#app/store/keys/places.server.ts';
import type { Db, Tx } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** Small enough that somebody who answers a handover never waits noticeably for its row. */
const batch = 200;

const named = ({ table, column }: WrappedPlace) => ({ table: Prisma.raw(table), column: Prisma.raw(column) });

/** How many keys are wrapped under which master key; `v1` are those from before keys had ids. */
export type KeyCount = { readonly keyId: string; readonly count: number };

export async function countByKey(db: Db, places: readonly WrappedPlace[]): Promise<readonly KeyCount[]> {
  const counts = new Map<string, number>();
  for (const place of places) {
    const { table, column } = named(place);
    const rows = await db.$queryRaw<{ keyId: string; count: number }[]>`
      SELECT CASE split_part(${column}, '.', 1) WHEN 'v1' THEN 'v1' ELSE split_part(${column}, '.', 2) END AS "keyId",
        count(*)::int AS count
      FROM ${table} WHERE ${column} <> '' GROUP BY 1`;
    for (const { keyId, count } of rows) counts.set(keyId, (counts.get(keyId) ?? 0) + count);
  }
  return [...counts].map(([keyId, count]) => ({ keyId, count }));
}

export type Rewrapped = {
  readonly done: number;
  /** Rows no key of ours opens, or that somebody changed at the same moment; the next run sees them again. */
  readonly left: number;
  /** Where to go on; null at the end. */
  readonly next: string | null;
};

type Row = { readonly id: string; readonly wrapped: string };

/**
 * Wraps one batch of keys anew, each only if it is still what was read: a draft that was sent meanwhile stays empty. What
 * is wrapped under the current key is not looked at again, so the command can be broken off anywhere and begun again.
 */
export async function rewrapBatch(
  db: Db,
  vault: Vault,
  place: WrappedPlace,
  after: string | null,
): Promise<Rewrapped> {
  const { table, column } = named(place);
  const beyond = after === null ? Prisma.empty : Prisma.sql`AND id > ${after}::uuid`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT id, ${column} AS wrapped FROM ${table}
    WHERE ${column} <> '' AND NOT starts_with(${column}, ${vault.wrappedNow}) ${beyond} ORDER BY id LIMIT ${batch}`;
  const fresh = rows.flatMap((row) => freshOf(vault, place, row) ?? []);
  const done = fresh.length === 0 ? 0 : await db.$transaction((tx) => replace(tx, place, fresh));
  return {
    done,
    left: rows.length - done,
    next: rows.length === batch ? (rows.at(-1)?.id ?? null) : null,
  };
}

type Fresh = Row & { readonly rewrapped: string };

/** Null when it was sealed under a key that this process was not given; that is told at the end and nothing is harmed. */
function freshOf(vault: Vault, { owner }: WrappedPlace, row: Row): Fresh | null {
  try {
    const rewrapped = vault.rewrap(`${owner}${row.id}`, row.wrapped);
    return rewrapped === null ? null : { ...row, rewrapped };
  } catch {
    return null;
  }
}

function replace(tx: Tx, place: WrappedPlace, fresh: readonly Fresh[]): Promise<number> {
  const { table, column } = named(place);
  return tx.$executeRaw`
    UPDATE ${table} t SET ${column} = n.rewrapped
    FROM json_to_recordset(${JSON.stringify(fresh)}::json) AS n(id uuid, wrapped text, rewrapped text)
    WHERE t.id = n.id AND t.${column} = n.wrapped`;
}
