import { accept, refuse, type Result } from '#app/domain/shared/result.ts';

const passwordLength = { least: 12, most: 200 } as const;

export type PasswordRefusal =
  | { readonly kind: 'password-short' }
  | { readonly kind: 'password-long' }
  | { readonly kind: 'password-common' }
  | { readonly kind: 'password-about-you' };

/** What somebody who guesses tries first. */
export type Guessable = {
  /** Whether this, in small letters, is among the passwords that are used most. */
  readonly isCommon: (text: string) => boolean;
  /** Name, e-mail address and whatever else is known of the person. */
  readonly about: readonly string[];
};

const ofTheService = ['child', 'children', 'guardian', 'guardianship', 'coordination', 'service', 'password'];

/** So many letters must be left when everything guessable is taken away. */
const leastOwn = 8;

/**
 * Whether a new password is hard enough to guess. Length is what counts: nobody is asked for capitals, digits or signs. A
 * common password does not become a good one by a year behind it, nor do one's own name and the name of the service.
 */
export function judgePassword(
  password: string,
  { isCommon, about }: Guessable,
): Result<string, PasswordRefusal> {
  const length = Array.from(password).length;
  if (length < passwordLength.least) return refuse({ kind: 'password-short' });
  if (length > passwordLength.most) return refuse({ kind: 'password-long' });
  const small = password.normalize('NFKC').toLowerCase();
  if (isCommon(small) || isPadded(small, isCommon) || isMonotonous(small))
    return refuse({ kind: 'password-common' });
  if (without(small, wordsOf(about)).length < leastOwn) return refuse({ kind: 'password-about-you' });
  return accept(password);
}

/** A common password with digits and signs around it, or repeated to make up the length. */
function isPadded(text: string, isCommon: (text: string) => boolean): boolean {
  const core = text.replaceAll(/^\P{L}+|\P{L}+$/gu, '');
  if (core.length < leastOwn || isCommon(core)) return true;
  const unit = /^(.{1,20}?)\1+$/u.exec(core)?.[1];
  return unit !== undefined && (unit.length < leastOwn || isCommon(unit));
}

const fewest = 5;

/** Hardly any different letters, or one step up or down the alphabet after another. */
function isMonotonous(text: string): boolean {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  if (new Set(codes).size < fewest) return true;
  const steps = codes.slice(1).filter((code, index) => Math.abs(code - (codes[index] ?? 0)) === 1);
  return steps.length > codes.length * 0.7;
}

const shortestWord = 3;

const wordsOf = (about: readonly string[]): readonly string[] =>
  [
    ...about.flatMap((text) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    ),
    ...ofTheService,
  ]
    .filter((word) => word.length >= shortestWord)
    .sort((a, b) => b.length - a.length);

/** What is left of the text without these words, and without what is no letter or digit. */
function without(text: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replaceAll(word, ''), text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}
