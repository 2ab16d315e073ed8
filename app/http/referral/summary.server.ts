import { genders, indicators, languages, referrerKinds, safeToContact } from '#app/domain/referral/codes.ts';
import type { Step, StepValues } from '#app/domain/referral/draft.ts';
import { readStep, type StepAnswer } from '#app/http/referral/referral-schema.server.ts';

/** A moment is ISO text, a day `YYYY-MM-DD`: the page says them in words. */
export type Row = {
  readonly key: string;
  readonly kind: 'text' | 'moment' | 'day';
  readonly values: readonly string[];
};

type Known = { readonly now: Date; readonly place: string };

const notGiven = 'Not given';
const notKnown = 'Not known';
const yesNo = { yes: 'Yes', no: 'No', unknown: notKnown } as const;

/** One complete page in words, for the referrer to check before sending. */
export function rowsOf(step: Step, values: StepValues, known: Known): readonly Row[] {
  const read = readStep(step, values, known.now);
  return read.ok ? (words[step] as Say<Step>)(read.value, known) : [];
}

type Say<S extends Step> = (typed: StepAnswer<S>, known: Known) => readonly Row[];

const row = (key: string, value: string | null, otherwise = notGiven): Row => ({
  key,
  kind: 'text',
  values: [value === null || value === '' ? otherwise : value],
});

const words: { readonly [S in Step]: Say<S> } = {
  danger: ({ danger }) => [row('In immediate danger', yesNo[danger])],
  you: (you) => [
    row('You are', referrerKinds[you.kind]),
    row('Name', you.name),
    row('Organisation', you.organisation),
    row('Telephone', you.phone),
    row('E-mail', you.email),
  ],
  child: (child) => [...whoRows(child), ...speechRows(child)],
  found: ({ at }) => [{ key: 'Date and time', kind: 'moment', values: [at.toISOString()] }],
  place: ({ detail }, { place }) => [row('Place', place), row('Exactly where', detail)],
  indicators: (typed) => [
    { key: 'Signs', kind: 'text', values: typed.indicators.map((code) => indicators[code]) },
    row('In your own words', typed.narrative),
  ],
  contact: (contact) => [
    row('Safe to contact the child', safeToContact[contact.safe]),
    row('How', contact.how),
    row('Must not be told', contact.notTold, 'Nobody named'),
  ],
};

const whoRows = (child: StepAnswer<'child'>): readonly Row[] => [
  row('Name', child.name, notKnown),
  row('Other names', child.aliases),
  child.birthDate === null
    ? row('Date of birth', notKnown)
    : { key: 'Date of birth', kind: 'day', values: [child.birthDate] },
  row('Estimated age', child.ageYears === null ? null : `${child.ageYears} years`),
  row('Gender', genders[child.gender]),
  row('Nationality', child.nationality, notKnown),
];

const speechRows = (child: StepAnswer<'child'>): readonly Row[] => [
  row('Language', child.language && languages[child.language], notKnown),
  row('Interpreter needed', yesNo[child.interpreter]),
];
