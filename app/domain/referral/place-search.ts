/** A place as it can be chosen: with the authority that is responsible there first. */
export type KnownPlace = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly authority: string;
};

/**
 * The places that match what somebody typed, best first. Case, accents, punctuation and the order of words do not
 * matter, and one slip in a longer word is forgiven. Every word typed must be found.
 */
export function searchPlaces<P extends KnownPlace>(
  places: readonly P[],
  typed: string,
  limit: number,
): readonly P[] {
  const wanted = wordsOf(typed).filter((word) => !filler.has(word));
  if (wanted.length === 0) return [];
  return places
    .map((place) => ({ place, score: scoreOf(place, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.place.name.localeCompare(b.place.name, 'en'))
    .slice(0, limit)
    .map(({ place }) => place);
}

/** Words that people add and lists leave out, or the other way round. */
const filler = new Set(['the', 'of', 'at', 'in', 'council', 'county', 'borough']);

const longestTyped = 12;

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, longestTyped);
}

/** Words of the place's own name count more than those of its authority; 0 when a word is nowhere. */
function scoreOf(place: KnownPlace, wanted: readonly string[]): number {
  const own = wordsOf(place.name);
  const around = wordsOf(place.authority);
  let score = 0;
  for (const word of wanted) {
    const best = Math.max(closeness(word, own) * 2, closeness(word, around));
    if (best === 0) return 0;
    score += best;
  }
  return score - own.length * 0.01;
}

function closeness(word: string, words: readonly string[]): number {
  return words.reduce((best, candidate) => Math.max(best, alike(word, candidate)), 0);
}

/** 4 the same word, 3 its beginning, 1 with a slip; 0 otherwise. */
function alike(typed: string, word: string): number {
  if (typed === word) return 4;
  if (typed.length >= 2 && word.startsWith(typed)) return 3;
  const slips = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0;
  return slips > 0 && distanceWithin(typed, word, slips) ? 1 : 0;
}

/** Whether two words are at most `most` slips apart: a letter too many, missing, wrong, or two swapped. */
function distanceWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(cell({ a, b, i, j, before, row, next }));
    before = row;
    row = next;
  }
  return (row[b.length] ?? Infinity) <= most;
}

type Cell = {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly j: number;
  readonly before: readonly number[];
  readonly row: readonly number[];
  readonly next: readonly number[];
};

function cell({ a, b, i, j, before, row, next }: Cell): number {
  const same = a[i - 1] === b[j - 1];
  const best = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (same ? 0 : 1));
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(best, at(before, j - 2) + 1) : best;
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
