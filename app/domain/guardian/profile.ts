import { Temporal } from 'temporal-polyfill';

import { languages, type Language } from '#app/domain/referral/codes.ts';
import type { Nation } from '#app/domain/rules/rule.ts';

export const nations = ['ENG', 'WAL', 'SCT', 'NI'] as const satisfies readonly Nation[];

/** What a guardian says of their own gender. */
export const guardianGenders = ['woman', 'man', 'other', 'unknown'] as const;
export type GuardianGender = (typeof guardianGenders)[number];

export type SpokenLanguage = Exclude<Language, 'mis'>;

/**
 * What a guardian may be said to speak: the codes of the referral form, without the one for languages that have none there.
 * Two people who both speak "another language" share nothing.
 */
export const spokenLanguages = Object.keys(languages).filter(
  (code): code is SpokenLanguage => code !== 'mis',
);

/** By what a guardian is matched. Dates are London dates, `YYYY-MM-DD`, the last day on which they hold. */
export type Profile = {
  readonly nations: readonly Nation[];
  readonly regions: readonly string[];
  readonly languages: readonly string[];
  readonly gender: string;
  readonly caseloadTarget: number;
  readonly caseloadLimit: number;
  readonly vettingValidTo: string;
  readonly trainingValidTo: string;
  readonly acceptingOffers: boolean;
};

/** A region as authorities, and so children, are in one. */
export type Region = { readonly nation: Nation; readonly name: string };

/** More children nobody can be a guardian to. */
export const mostChildren = 50;
/** A vetting or a training that is valid for longer was mistyped, and so was one that ended longer ago. */
const mostYears = 10;

export const profileFaults = [
  'nation-needed',
  'region-needed',
  'region-elsewhere',
  'language-needed',
  'target-above-limit',
  'limit-too-high',
  'too-many-years',
] as const;
export type ProfileFaultKind = (typeof profileFaults)[number];
export type ProfileFault = { readonly field: keyof Profile; readonly kind: ProfileFaultKind };

/** Everything that is wrong with a profile, each with the field to blame; nothing when it may be kept. */
export function faultsOf(
  profile: Profile,
  { regions, today }: { readonly regions: readonly Region[]; readonly today: string },
): readonly ProfileFault[] {
  const within = new Set(
    regions.filter(({ nation }) => profile.nations.includes(nation)).map(({ name }) => name),
  );
  const { caseloadTarget, caseloadLimit, vettingValidTo, trainingValidTo } = profile;
  const tests: readonly (readonly [boolean, keyof Profile, ProfileFaultKind])[] = [
    [profile.nations.length === 0, 'nations', 'nation-needed'],
    [profile.regions.length === 0, 'regions', 'region-needed'],
    [profile.regions.some((region) => !within.has(region)), 'regions', 'region-elsewhere'],
    [profile.languages.length === 0, 'languages', 'language-needed'],
    [caseloadTarget > caseloadLimit, 'caseloadTarget', 'target-above-limit'],
    [caseloadLimit > mostChildren, 'caseloadLimit', 'limit-too-high'],
    [isMistyped(vettingValidTo, today), 'vettingValidTo', 'too-many-years'],
    [isMistyped(trainingValidTo, today), 'trainingValidTo', 'too-many-years'],
  ];
  return tests.flatMap(([wrong, field, kind]) => (wrong ? [{ field, kind }] : []));
}

/** A date that has passed may be true, and bars its guardian; only one that is far off cannot be. */
function isMistyped(date: string, today: string): boolean {
  const years = (count: number) => Temporal.PlainDate.from(today).add({ years: count }).toString();
  return date > years(mostYears) || date < years(-mostYears);
}

/** What differs between two profiles, in codes: each field as it was and as it is. Empty when nothing does. */
export function changesOf(before: Profile | null, after: Profile): Readonly<Record<string, string | null>> {
  const fields = Object.keys(after) as (keyof Profile)[];
  const changed = fields.filter((field) => coded(before, field) !== coded(after, field));
  return Object.fromEntries(
    changed.flatMap((field) => [
      [`${field}From`, coded(before, field)],
      [field, coded(after, field)],
    ]),
  );
}

function coded(profile: Profile | null, field: keyof Profile): string | null {
  if (profile === null) return null;
  const value = profile[field];
  return Array.isArray(value) ? value.toSorted().join(', ') : String(value);
}
