import { z } from 'zod';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import { parseLondon } from '#app/domain/calendar/london.ts';
import {
  genders,
  indicators,
  languages,
  referrerKinds,
  safeToContact,
  type Gender,
  type Indicator,
  type Language,
  type ReferrerKind,
  type SafeToContact,
} from '#app/domain/referral/codes.ts';
import { countries } from '#app/domain/referral/countries.ts';
import { ageOn } from '#app/domain/referral/referral.ts';
import {
  choice,
  choices,
  day,
  optionalChoice,
  optionalDay,
  ticked,
  timeOfDay,
} from '#app/http/fields.server.ts';
import { email, freeLine, freeText, phone, years } from '#app/http/referral/referral-fields.server.ts';

/** The longest texts that fit; each page says so beside its field. */
const longest = { narrative: 6_000, contact: 2_000, detail: 1_000 } as const;

const keysOf = <K extends string>(codes: Readonly<Record<K, string>>) => Object.keys(codes) as [K, ...K[]];

/** Cross-checks are made even while a field of the page is wrong, so that every message comes at once. */
const always = { when: () => true };
const given = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

export const dangerSchema = z.object({
  danger: choice(['yes', 'no'], 'Say whether the child is in immediate danger'),
});

export const youSchema = z
  .object({
    kind: choice(keysOf<ReferrerKind>(referrerKinds), 'Choose who you are'),
    name: freeLine(),
    organisation: freeLine(),
    phone: phone(),
    email: email(),
  })
  .refine(({ name, kind }) => kind === 'public' || given(name), {
    path: ['name'],
    error: 'Enter your name',
    ...always,
  })
  .refine((you) => given(you.phone) || given(you.email), {
    path: ['phone'],
    error: 'Enter a telephone number or an e-mail address, so that somebody can reach you',
    ...always,
  });

const oldest = 25;
const unlikelyAge = `Check the date of birth: it makes the child older than ${oldest} or not yet born`;

export const childSchema = (now: Date) =>
  z
    .object({
      name: freeLine(),
      nameUnknown: ticked(),
      aliases: freeText(500),
      birthDate: optionalDay().refine((date) => date === null || isPlausible(date, now), unlikelyAge),
      ageYears: years(0, oldest),
      ageUnknown: ticked(),
      gender: choice(keysOf<Gender>(genders), 'Choose a gender, or “Not known”'),
      nationality: optionalChoice(countries as [string, ...string[]], 'Choose a nationality from the list'),
      language: optionalChoice(keysOf<Language>(languages), 'Choose a language from the list'),
      interpreter: choice(['yes', 'no', 'unknown'], 'Say whether an interpreter is needed'),
    })
    .refine(({ name, nameUnknown }) => nameUnknown || given(name), {
      path: ['name'],
      error: 'Enter the child’s name, or tick that it is not known',
      ...always,
    })
    .refine((child) => child.ageUnknown || child.birthDate !== null || child.ageYears !== null, {
      path: ['ageYears'],
      error: 'Enter a date of birth or an estimated age, or tick that the age is not known',
      ...always,
    });

function isPlausible(birthDate: string, now: Date): boolean {
  const age = ageOn(birthDate, londonDate(now));
  return age >= 0 && age <= oldest;
}

const earliest = '2000-01-01';

/** Wall time in London: an hour that comes twice in autumn is the earlier one, one that is skipped moves forward. */
export const foundSchema = (now: Date) =>
  z
    .object({
      date: day('Enter the day on which the child was found').refine(
        (date) => date >= earliest && date <= londonDate(now),
        'The day cannot be in the future, nor before 2000',
      ),
      time: timeOfDay('Enter the time as well as you know it'),
    })
    .transform(({ date, time }) => ({ at: parseLondon(`${date}T${time}`) }))
    .refine(({ at }) => at <= now, { path: ['time'], error: 'The time cannot be in the future' });

export const placeId = /^[a-z0-9-]{1,120}$/u;
const chosen = freeLine(120).refine((id) => id === '' || placeId.test(id), 'Choose a place from the list');

/** A found place, or an authority's whole area when the list has no better name for it. */
export const placeSchema = z
  .object({ search: freeLine(), placeId: chosen, areaId: chosen, detail: freeText(longest.detail) })
  .refine(({ placeId: id, areaId }) => isPlace(id) || given(areaId), {
    path: ['placeId'],
    error: 'Choose where the child was found: search for a place, or choose an area from the list',
    ...always,
  })
  .refine(({ placeId: id, areaId }) => !(isPlace(id) && given(areaId)), {
    path: ['areaId'],
    error: 'You chose a place and an area. Choose “None of these” above to use the area, or empty this list',
    ...always,
  });

const isPlace = (id: string): boolean => given(id) && id !== 'none';

export const indicatorsSchema = z
  .object({
    indicators: choices(keysOf<Indicator>(indicators), 'Choose from the list'),
    narrative: freeText(longest.narrative),
  })
  .refine(({ indicators: ticks, narrative }) => ticks.length > 0 || given(narrative), {
    path: ['indicators'],
    error: 'Choose at least one sign, or say in your own words what worries you',
    ...always,
  });

export const contactSchema = z.object({
  safe: choice(keysOf<SafeToContact>(safeToContact), 'Say whether the child can be contacted safely'),
  how: freeText(longest.contact),
  notTold: freeText(longest.contact),
});
