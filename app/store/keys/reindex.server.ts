import { openChild } from '#app/store/case/identity.server.ts';
import { indexOf, indexVersion } from '#app/store/case/name-index.server.ts';
import type { Rewrapped } from '#app/store/keys/rewrap.server.ts';
import type { Db } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

const batch = 100;

/** How many children are found by an index of which version. */
export async function countByIndex(
  db: Db,
): Promise<readonly { readonly version: string; readonly count: number }[]> {
  return db.$queryRaw`
    SELECT name_index_version AS version, count(*)::int AS count FROM child
    WHERE wrapped_key <> '' GROUP BY 1 ORDER BY 1`;
}

/** Makes the blind index of one batch of children anew, each only if its name is still what was read. */
export async function reindexBatch(db: Db, vault: Vault, after: string | null): Promise<Rewrapped> {
  const version = indexVersion(vault);
  const rows = await db.child.findMany({
    where: {
      nameIndexVersion: { not: version },
      wrappedKey: { not: '' },
      ...(after && { id: { gt: after } }),
    },
    orderBy: { id: 'asc' },
    take: batch,
  });
  let done = 0;
  for (const row of rows) {
    const nameIndex = freshIndex(vault, row);
    if (nameIndex === null) continue;
    const { id, nameSealed, aliasesSealed } = row;
    const { count } = await db.child.updateMany({
      where: { id, nameSealed, aliasesSealed, wrappedKey: { not: '' } },
      data: { nameIndex, nameIndexVersion: version },
    });
    done += count;
  }
  return { done, left: rows.length - done, next: rows.length === batch ? (rows.at(-1)?.id ?? null) : null };
}

/** Null when the child's key cannot be opened with the keys this process was given. */
function freshIndex(vault: Vault, row: Parameters<typeof openChild>[1]): string[] | null {
  try {
    return indexOf(vault, openChild(vault, row).identity);
  } catch {
    return null;
  }
}
