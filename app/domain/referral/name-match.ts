/** In which way two names are the same, the surest first. */
export const nameMatches = ['same', 'latin', 'sound'] as const;
export type NameMatch = (typeof nameMatches)[number];

/** The mark before a keyed hash of each kind. Hashes hold no dot, so a hash without a mark is of the first kind. */
export const hashMarks = { same: '', latin: 'l.', sound: 's.' } as const satisfies Record<NameMatch, string>;

const kindOf = (hash: string): NameMatch => {
  if (hash.startsWith(hashMarks.latin)) return 'latin';
  return hash.startsWith(hashMarks.sound) ? 'sound' : 'same';
};

/** The surest way in which two sets of keyed hashes agree; null when in none. Nobody reads a name for it. */
export function surestMatch(a: readonly string[], b: readonly string[]): NameMatch | null {
  const common = new Set(a.filter((hash) => b.includes(hash)).map(kindOf));
  return nameMatches.find((kind) => common.has(kind)) ?? null;
}
