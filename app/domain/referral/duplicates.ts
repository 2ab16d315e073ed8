import { surestMatch } from '#app/domain/referral/name-match.ts';

/** What is compared of two cases. `names` are keyed hashes: equal names without anybody reading a name. */
export type ComparableCase = {
  readonly caseId: string;
  readonly reference: string;
  readonly names: readonly string[];
  readonly placeId: string;
  readonly foundAt: Date;
  readonly gender: string;
  readonly ageYears: number | null;
  readonly language: string | null;
};

/** Why two cases may be about one child. */
export const duplicateReasons = {
  name: 'The same name, or two words of it',
  'name-in-latin': 'The same name in Latin letters, or two words of it',
  'name-by-sound': 'A name of a similar sound, or two words of it',
  'place-and-time': 'Found at the same place within three days',
  gender: 'The same gender',
  age: 'Ages within two years',
  language: 'The same language',
} as const;
export type DuplicateReason = keyof typeof duplicateReasons;

export type PossibleDuplicate = {
  readonly caseId: string;
  readonly reference: string;
  readonly reasons: readonly DuplicateReason[];
};

const day = 86_400_000;
/** How far apart two findings may be and still be taken for one. */
export const nearInTime = 3 * day;
const nearInAge = 2;

/** A name outweighs everything else together; one that only sounds alike weighs like a place and a time. */
const weights = {
  name: 16,
  'name-in-latin': 14,
  'name-by-sound': 5,
  'place-and-time': 4,
  age: 2,
  language: 2,
  gender: 1,
} as const satisfies Record<DuplicateReason, number>;

/**
 * Which of some cases may be about the same child, likeliest first. A name in common is enough, in whatever script; a
 * similar sound is, where nothing known speaks against it. Without either, place and time must agree. Only a person merges.
 */
export function rankDuplicates(
  subject: ComparableCase,
  others: readonly ComparableCase[],
): readonly PossibleDuplicate[] {
  return others
    .filter(({ caseId }) => caseId !== subject.caseId)
    .map((other) => ({ other, reasons: reasonsOf(subject, other) }))
    .filter(({ other, reasons }) => suggests(reasons, subject, other))
    .sort((a, b) => weightOf(b.reasons) - weightOf(a.reasons) || (a.other.caseId < b.other.caseId ? -1 : 1))
    .map(({ other, reasons }) => ({ caseId: other.caseId, reference: other.reference, reasons }));
}

function reasonsOf(a: ComparableCase, b: ComparableCase): readonly DuplicateReason[] {
  const match = surestMatch(a.names, b.names);
  const agrees: Record<DuplicateReason, boolean> = {
    name: match === 'same',
    'name-in-latin': match === 'latin',
    'name-by-sound': match === 'sound',
    'place-and-time':
      a.placeId === b.placeId && Math.abs(a.foundAt.getTime() - b.foundAt.getTime()) <= nearInTime,
    gender: a.gender === b.gender && a.gender !== 'unknown',
    age: compare(a.ageYears, b.ageYears, (x, y) => Math.abs(x - y) <= nearInAge) === true,
    language: compare(a.language, b.language, (x, y) => x === y) === true,
  };
  return (Object.keys(agrees) as DuplicateReason[]).filter((reason) => agrees[reason]);
}

function suggests(reasons: readonly DuplicateReason[], a: ComparableCase, b: ComparableCase): boolean {
  if (reasons.includes('name') || reasons.includes('name-in-latin')) return true;
  if (contradict(a, b)) return false;
  return reasons.includes('name-by-sound') || (reasons.includes('place-and-time') && reasons.length > 1);
}

/** Something known of both that differs. What is not known of one contradicts nothing. */
function contradict(a: ComparableCase, b: ComparableCase): boolean {
  const genders = [a.gender, b.gender];
  return (
    (a.gender !== b.gender && !genders.includes('unknown')) ||
    compare(a.ageYears, b.ageYears, (x, y) => Math.abs(x - y) <= nearInAge) === false ||
    compare(a.language, b.language, (x, y) => x === y) === false
  );
}

/** Null when one of the two is not known. */
function compare<T>(a: T | null, b: T | null, alike: (a: T, b: T) => boolean): boolean | null {
  return a === null || b === null ? null : alike(a, b);
}

const weightOf = (reasons: readonly DuplicateReason[]): number =>
  reasons.reduce((sum, reason) => sum + weights[reason], 0);
