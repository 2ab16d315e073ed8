/** Who refers. The list follows the first responder organisations; anybody else may refer too. */
export const referrerKinds = {
  police: 'Police',
  'border-force': 'Border Force or immigration',
  'local-authority': 'Local authority or Health and Social Care Trust',
  health: 'Health service',
  education: 'School or college',
  charity: 'Charity or support organisation',
  public: 'Member of the public',
  other: 'Somebody else',
} as const;
export type ReferrerKind = keyof typeof referrerKinds;

/** What kind an organisation with accounts of its own may be: everybody but the public. */
export const organisationKindCodes = [
  'police',
  'border-force',
  'local-authority',
  'health',
  'education',
  'charity',
  'other',
] as const satisfies readonly ReferrerKind[];

/** Indicators of trafficking in children, after the National Referral Mechanism prompt sheet. */
export const indicators = {
  'travelled-alone': 'Arrived or travelled alone, or with adults who are not family',
  'no-documents': 'Has no documents, or somebody else holds them',
  'rehearsed-account': 'Gives an account that seems rehearsed, or somebody speaks for them',
  'fear-of-person': 'Shows fear of a particular person',
  'debt-or-threat': 'Speaks of a debt, or of threats to themselves or their family',
  'made-to-work': 'Has been made to work, or has signs of it',
  'sexual-exploitation': 'Has signs of sexual exploitation',
  'criminal-exploitation': 'Has been made to commit offences, such as cannabis cultivation or carrying drugs',
  'domestic-servitude': 'Has been kept to do housework or care for others',
  'injury-or-illness': 'Has untreated injury or illness',
  'missing-before': 'Has been missing before',
  'unknown-address': 'Has the address or number of somebody unknown to the family',
  other: 'Something else',
} as const;
export type Indicator = keyof typeof indicators;

export const genders = { girl: 'Girl', boy: 'Boy', other: 'Another gender', unknown: 'Not known' } as const;
export type Gender = keyof typeof genders;

/** Whether the child can be contacted without danger from those who control them. */
export const safeToContact = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const;
export type SafeToContact = keyof typeof safeToContact;

/**
 * Languages as chosen on forms, ISO 639 codes with English names; guardians' languages use the same codes. `mis` is the
 * code for languages without one here.
 */
export const languages = {
  aa: 'Afar',
  af: 'Afrikaans',
  ak: 'Akan (Twi)',
  sq: 'Albanian',
  am: 'Amharic',
  ar: 'Arabic',
  hy: 'Armenian',
  az: 'Azerbaijani',
  bn: 'Bengali',
  bs: 'Bosnian',
  bfi: 'British Sign Language',
  bg: 'Bulgarian',
  my: 'Burmese',
  yue: 'Chinese (Cantonese)',
  zh: 'Chinese (Mandarin)',
  cs: 'Czech',
  prs: 'Dari',
  nl: 'Dutch',
  en: 'English',
  fr: 'French',
  ff: 'Fulani',
  fur: 'Fur',
  ka: 'Georgian',
  de: 'German',
  el: 'Greek',
  gu: 'Gujarati',
  ha: 'Hausa',
  hi: 'Hindi',
  hu: 'Hungarian',
  ig: 'Igbo',
  id: 'Indonesian',
  it: 'Italian',
  kk: 'Kazakh',
  km: 'Khmer',
  kri: 'Krio',
  kmr: 'Kurdish (Kurmanji)',
  ckb: 'Kurdish (Sorani)',
  lo: 'Lao',
  lv: 'Latvian',
  ln: 'Lingala',
  lt: 'Lithuanian',
  ml: 'Malayalam',
  mnk: 'Mandinka',
  mls: 'Masalit',
  mn: 'Mongolian',
  ne: 'Nepali',
  om: 'Oromo',
  ps: 'Pashto',
  fa: 'Persian (Farsi)',
  pl: 'Polish',
  pt: 'Portuguese',
  pa: 'Punjabi',
  rom: 'Romani',
  ro: 'Romanian',
  ru: 'Russian',
  sr: 'Serbian',
  si: 'Sinhala',
  sk: 'Slovak',
  so: 'Somali',
  es: 'Spanish',
  sw: 'Swahili',
  tl: 'Tagalog',
  ta: 'Tamil',
  th: 'Thai',
  ti: 'Tigrinya',
  tr: 'Turkish',
  uk: 'Ukrainian',
  ur: 'Urdu',
  uz: 'Uzbek',
  vi: 'Vietnamese',
  cy: 'Welsh',
  wo: 'Wolof',
  yo: 'Yoruba',
  zag: 'Zaghawa',
  mis: 'Another language',
} as const;
export type Language = keyof typeof languages;
