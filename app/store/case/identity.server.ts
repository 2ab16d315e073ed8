import { indexOf, indexVersion } from '#app/store/case/name-index.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { DataKey, Vault } from '#app/store/shared/vault.server.ts';

/** Who the child is, opened. Dates `YYYY-MM-DD`; empty strings where nothing is known. */
export type Identity = {
  readonly name: string;
  readonly aliases: string;
  readonly birthDate: string | null;
  readonly nationality: string;
};

const place = (row: string, column: string) => ({ table: 'child', column, row });

/** Keeps a child under a key of its own, findable by its names only; answers the key for what else belongs to the child. */
export async function addChild(tx: Tx, vault: Vault, id: string, identity: Identity): Promise<DataKey> {
  const { wrapped, key } = vault.newKey(`child:${id}`);
  const seal = (column: string, text: string) => (text === '' ? null : key.seal(place(id, column), text));
  await tx.child.createMany({
    data: [
      {
        id,
        wrappedKey: wrapped,
        nameSealed: seal('name_sealed', identity.name),
        aliasesSealed: seal('aliases_sealed', identity.aliases),
        birthDateSealed: seal('birth_date_sealed', identity.birthDate ?? ''),
        nameIndex: indexOf(vault, identity),
        nameIndexVersion: indexVersion(vault),
        nationality: identity.nationality === '' ? null : identity.nationality,
      },
    ],
  });
  return key;
}

/** The child's identity and key, or null when this actor may not see them or the child was erased. */
export async function openIdentity(
  tx: Tx,
  vault: Vault,
  caseId: string,
): Promise<{ readonly identity: Identity; readonly key: DataKey } | null> {
  const child = await tx.child.findFirst({ where: { cases: { some: { id: caseId } } } });
  return child === null || isErased(child) ? null : openChild(vault, child);
}

/** The key was destroyed: nothing of this child will ever be opened again. */
export const isErased = ({ wrappedKey }: { readonly wrappedKey: string }): boolean => wrappedKey === '';

/** A child's row, opened. Rows come only from queries that row-level security has scoped to their reader. */
export function openChild(
  vault: Vault,
  child: {
    readonly id: string;
    readonly wrappedKey: string;
    readonly nameSealed: string | null;
    readonly aliasesSealed: string | null;
    readonly birthDateSealed: string | null;
    readonly nationality: string | null;
  },
): { readonly identity: Identity; readonly key: DataKey } {
  const key = vault.unwrap(`child:${child.id}`, child.wrappedKey);
  const open = (column: string, sealed: string | null) =>
    sealed === null ? '' : key.open(place(child.id, column), sealed);
  const birthDate = open('birth_date_sealed', child.birthDateSealed);
  return {
    key,
    identity: {
      name: open('name_sealed', child.nameSealed),
      aliases: open('aliases_sealed', child.aliasesSealed),
      birthDate: birthDate === '' ? null : birthDate,
      nationality: child.nationality ?? '',
    },
  };
}

export const notePlace = (eventId: string) => ({ table: 'case_event', column: 'note_sealed', row: eventId });
