/** From the first to before the last letter of a text. */
export type Passage = readonly [from: number, to: number];

/** What stands where something was blacked out: always the same, so that it does not tell how long it was. */
const black = '[redacted]';

/** Every place in a text where one of these phrases stands, whatever the case of its letters; merged where they touch. */
export function passagesOf(text: string, phrases: readonly string[]): readonly Passage[] {
  return merged(phrases.flatMap((phrase) => placesOf(text, phrase)));
}

/** The phrases that do not stand in a text: somebody mistyped what must not be released. */
export const notIn = (text: string, phrases: readonly string[]): readonly string[] =>
  phrases.filter((phrase) => placesOf(text, phrase).length === 0);

function placesOf(text: string, phrase: string): readonly Passage[] {
  const pattern = new RegExp(phrase.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+'), 'giu');
  return phrase.trim() === ''
    ? []
    : [...text.matchAll(pattern)].map(({ index, 0: found }): Passage => [index, index + found.length]);
}

function merged(passages: readonly Passage[]): readonly Passage[] {
  const result: Passage[] = [];
  for (const [from, to] of passages.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

/** The text as it may be seen. */
export function blackOut(text: string, passages: readonly Passage[]): string {
  const ends = merged(passages);
  const open = ends.map(([from], i) => text.slice(ends[i - 1]?.[1] ?? 0, from));
  return [...open, text.slice(ends.at(-1)?.[1] ?? 0)].join(black);
}

/** What is blacked out now, as the phrases somebody would type for it. */
export const phrasesAt = (text: string, passages: readonly Passage[]): readonly string[] => [
  ...new Set(passages.map(([from, to]) => text.slice(from, to))),
];

const contact = [/[\w.+-]+@[\w-]+\.[\w.-]+/gu, /(?:\+|\b0)\d[\d ]{7,13}\d\b/gu];

/** Third parties a text seems to name: people known in the case whose names stand in it, e-mail addresses, telephone numbers. */
export function suggestPhrases(text: string, people: readonly string[]): readonly string[] {
  const named = people
    .flatMap((name) => [name, ...name.split(/\s+/u).filter((word) => word.length > 3)])
    .filter((name) => name !== '' && placesOf(text, name).length > 0);
  const found = contact.flatMap((pattern) => [...text.matchAll(pattern)].map(([match]) => match.trim()));
  return [...new Set([...named, ...found])];
}
