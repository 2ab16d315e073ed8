import anyAscii from 'any-ascii';

import { nameKeys, normaliseName } from '#app/domain/referral/name-keys.ts';
import { hashMarks, nameMatches, type NameMatch } from '#app/domain/referral/name-match.ts';
import { beforeLatin, soundKeys, soundOfName } from '#app/domain/referral/sound-keys.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

/** Goes up when names are folded in another way; rows of another version are computed again by `keys:reindex`. */
const folding = 2;

/** By which folding and which key a row's index was made. */
export const indexVersion = (vault: Vault): string => `${folding}.${vault.indexKeyId}`;

/** The purposes the hashes of each kind are kept apart by. The first is what it was when there was no other. */
const purposes = {
  same: 'child.name',
  latin: 'child.name.latin',
  sound: 'child.name.sound',
} as const satisfies Record<NameMatch, string>;

/** The texts each kind of match compares of a name that is kept. */
const kept: Readonly<Record<NameMatch, (name: string) => readonly string[]>> = {
  same: nameKeys,
  latin: (name) => nameKeys(anyAscii(name)),
  sound: (name) => soundKeys(anyAscii(beforeLatin(name))),
};

/** And of a name that somebody looks for. */
const sought: Readonly<Record<NameMatch, (name: string) => string | null>> = {
  same: normaliseName,
  latin: (name) => normaliseName(anyAscii(name)),
  sound: (name) => soundOfName(anyAscii(beforeLatin(name))),
};

/** The keyed hashes a child is found by: each name and alias, whole and by its words in any order, in each kind of match. */
export function indexOf(
  vault: Vault,
  identity: { readonly name: string; readonly aliases: string },
): string[] {
  const names = [identity.name, ...identity.aliases.split(/[,;\n]/u)];
  const hashes = nameMatches.flatMap((kind) =>
    names
      .flatMap((name) => kept[kind](name))
      .map((text) => `${hashMarks[kind]}${vault.blindIndex(purposes[kind], text)}`),
  );
  return [...new Set(hashes)];
}

/** The hashes to look for when somebody searches a name, under every index key there is, by kind of match. */
export type SoughtNames = Readonly<Record<NameMatch, readonly string[]>>;

export function searchHashes(vault: Vault, typed: string): SoughtNames {
  const hashes = (kind: NameMatch): readonly string[] => {
    const text = sought[kind](typed);
    if (text === null || text === '') return [];
    return vault.blindIndexes(purposes[kind], text).map((hash) => `${hashMarks[kind]}${hash}`);
  };
  return { same: hashes('same'), latin: hashes('latin'), sound: hashes('sound') };
}
