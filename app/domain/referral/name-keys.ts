/** A name as it is compared: no accents, case, punctuation or double spaces; words in alphabetical order. */
export function normaliseName(name: string): string {
  return nameWords(name).toSorted().join(' ');
}

/** The texts a name is indexed under: the whole, and each pair of its words, since names arrive shortened. */
export function nameKeys(name: string): readonly string[] {
  return keysOf(nameWords(name));
}

/** The whole of some words in alphabetical order, and each pair of them. */
export function keysOf(words: readonly string[]): readonly string[] {
  const parts = words.toSorted();
  if (parts.length === 0) return [];
  const pairs = parts.flatMap((first, i) => parts.slice(i + 1).map((second) => `${first} ${second}`));
  return [...new Set([parts.join(' '), ...pairs])];
}

export function nameWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
