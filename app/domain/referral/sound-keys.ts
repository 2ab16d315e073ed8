import { keysOf, nameWords } from '#app/domain/referral/name-keys.ts';

/*
 * Names that were written down by ear, or carried from one script to another. Arabic, Persian and Hebrew write few vowels,
 * so محمد becomes Mohammed, Muhammad or Mohamed, and what they have in common is their consonants in order: the step every
 * phonetic code takes since Soundex (US patent 1,261,167, 1918), and what Freeman, Condon and Ackerman found to matter most
 * between Arabic and English spellings ("Cross linguistic name matching in English and Arabic", HLT-NAACL 2006). Letters
 * that romanisations disagree about (ALA-LC and BGN/PCGN tables: kh or h, q or k, dh or d, j or dj) become one. It is there
 * so that no child is missed, so it finds too much rather than too little; nothing is decided by it.
 */

/** The article at the beginning of an Arabic word; not of the name of God, nor of a word too short to do without. */
const article = /(?<!\p{L})ال(?!له(?!\p{L}))(?=\p{L}{3})/gu;
/** The ending that is written ah, eh, a or e in Latin letters. */
const feminine = /ة/gu;

/** What has to be done before a name is put into Latin letters. */
export const beforeLatin = (name: string): string => name.replace(article, '').replace(feminine, '');

/** Said with the name that follows, and written with it, apart from it, or with a hyphen. */
const servant = /^abd(?:u|e|a|o)?l?$|^bdl?$/u;
const articles: readonly string[] = ['al', 'el', 'ul', 'ad', 'ar', 'as', 'ash', 'an', 'at', 'az', 'l'];

/** Several letters that stand for one sound, longest first. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/dzh|dj|gj|xh|zh/gu, 'j'],
  [/shch|tsch|tch|sch|sh|ch/gu, 's'],
  [/kh/gu, 'h'],
  [/gh/gu, 'g'],
  [/th/gu, 't'],
  [/dh/gu, 'd'],
  [/ph/gu, 'f'],
  [/x/gu, 'ks'],
  [/ck|q|c/gu, 'k'],
  [/z/gu, 's'],
];
/** Vowels, and the letters that are a vowel in one romanisation and a consonant in another. */
const dropped = /[aeiouywv]/gu;

/** The consonants of a word in Latin letters: Mohammed, Muhammad and mhmd are all `mhmd`. Empty when it has none. */
function soundOf(word: string): string {
  const folded = sounds.reduce((text, [from, to]) => text.replace(from, to), word);
  const bare = folded
    .replace(/(.)\1+/gu, '$1')
    .replace(dropped, '')
    .replace(/(.)\1+/gu, '$1');
  // The servant of: with and without the article, and with the article in the likeness of what follows.
  const plain = bare.replace(/^bd([lrsnt])(?=.)/u, (_, next: string) => (next === 'l' ? 'bd' : `bd${next}`));
  return plain.length > 1 ? plain.replace(/h$/u, '') : plain;
}

/** Fewer consonants than this in a key say nothing: half of all names would share it. */
const fewest = 4;

/** The texts a name in Latin letters is found under by its sound: the whole, and each pair of its words. */
export function soundKeys(latin: string): readonly string[] {
  return keysOf(soundWords(latin)).filter((key) => key.replaceAll(' ', '').length >= fewest);
}

/** The one text to look for; null when the name says too little. */
export function soundOfName(latin: string): string | null {
  const key = soundWords(latin).toSorted().join(' ');
  return key.replaceAll(' ', '').length >= fewest ? key : null;
}

function soundWords(latin: string): string[] {
  return joined(nameWords(latin))
    .map(soundOf)
    .filter((word) => word !== '');
}

/** Abd al-Rahman, Abdul Rahman and Abdulrahman are one word; an article before any other name is none. */
function joined(words: readonly string[]): string[] {
  const named = words.filter((word, i) => !(articles.includes(word) && i < words.length - 1));
  return named.flatMap((word, i) => {
    const before = named[i - 1];
    if (servant.test(word) && i < named.length - 1) return [];
    return before !== undefined && servant.test(before) ? [`abd${word}`] : [word];
  });
}
