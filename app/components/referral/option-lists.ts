import type { Option } from '#app/components/form/options.ts';
import { countries } from '#app/domain/referral/countries.ts';
import { genders, indicators, languages, referrerKinds, safeToContact } from '#app/domain/referral/codes.ts';

const optionsOf = (codes: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(codes).map(([value, label]) => ({ value, label }));

export const referrerOptions = optionsOf(referrerKinds);
export const genderOptions = optionsOf(genders);
export const languageOptions = optionsOf(languages);
export const indicatorOptions = optionsOf(indicators);
export const safetyOptions = optionsOf(safeToContact);
export const countryOptions: readonly Option[] = countries.map((name) => ({ value: name, label: name }));

export const yesNo: readonly Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

export const yesNoUnknown: readonly Option[] = [...yesNo, { value: 'unknown', label: 'Not known' }];
