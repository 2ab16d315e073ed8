import { z } from 'zod';
import { steps, type Answers, type Step, type StepValues } from '#app/domain/referral/draft.ts';
import type { ReferralReport } from '#app/domain/referral/referral.ts';
import { nested, parseValues, type FieldErrors, type FormRead } from '#app/http/form.server.ts';
import * as step from '#app/http/referral/step-schemas.server.ts';

/** What each page of the form must say, at this moment. */
export const stepSchemas = (now: Date) => ({
  danger: step.dangerSchema,
  you: step.youSchema,
  child: step.childSchema(now),
  found: step.foundSchema(now),
  place: step.placeSchema,
  indicators: step.indicatorsSchema,
  contact: step.contactSchema,
});

export type StepSchemas = ReturnType<typeof stepSchemas>;
export type StepAnswer<S extends Step> = z.output<StepSchemas[S]>;

/** The one door: a complete referral, from what was typed on all pages. Nothing else makes a report. */
const referralSchema = (now: Date) => z.object(stepSchemas(now)).transform(toReport);

function toReport(typed: { readonly [S in Step]: StepAnswer<S> }): ReferralReport {
  const { danger, you, child, found, place, indicators, contact } = typed;
  return {
    immediateDanger: danger.danger === 'yes',
    referrer: you,
    child: {
      name: child.name,
      aliases: child.aliases,
      birthDate: child.birthDate,
      ageYears: child.ageYears,
      gender: child.gender,
      nationality: child.nationality ?? '',
      language: child.language,
      // Not knowing is no reason to come without an interpreter.
      interpreterNeeded: child.interpreter !== 'no',
    },
    found: { at: found.at, placeId: chosenPlace(place), detail: place.detail },
    indicators: indicators.indicators,
    narrative: indicators.narrative,
    safeContact: { safe: contact.safe, how: safeContactText(contact) },
  };
}

export const chosenPlace = (place: StepAnswer<'place'>): string => place.areaId || place.placeId;

const safeContactText = ({ how, notTold }: StepAnswer<'contact'>): string =>
  [how, notTold && `Must not be told: ${notTold}`].filter(Boolean).join('\n');

/** The report that a draft amounts to, or null while something is missing or not right. */
export function reportOf(answers: Answers, now: Date): ReferralReport | null {
  const typed = steps.map((name) => [name, nested(answers[name] ?? {})]);
  const parsed = referralSchema(now).safeParse(Object.fromEntries(typed));
  return parsed.success ? parsed.data : null;
}

/** Reads one page. */
export function readStep<S extends Step>(name: S, values: StepValues, now: Date): FormRead<StepAnswer<S>> {
  return parseValues(values, stepSchemas(now)[name]) as FormRead<StepAnswer<S>>;
}

/** The messages of every page that is not right yet, in the order of the pages. */
export function problemsOf(answers: Answers, now: Date): readonly (readonly [Step, FieldErrors])[] {
  return steps.flatMap((name) => {
    const read = readStep(name, answers[name] ?? {}, now);
    return read.ok ? [] : [[name, read.errors] as const];
  });
}

const mostKept = 60_000;

/** What a draft keeps of a posted page: the fields that page asks for, as typed, unless nobody can have typed so much. */
export function keptOf(name: Step, values: StepValues): StepValues | null {
  const known = fieldsOf[name];
  const kept = Object.entries(values).filter(([field]) => known.includes(field.split('.')[0] ?? ''));
  return JSON.stringify(kept).length > mostKept ? null : Object.fromEntries(kept);
}

const fieldsOf: Readonly<Record<Step, readonly string[]>> = {
  danger: ['danger'],
  you: ['kind', 'name', 'organisation', 'phone', 'email'],
  child: [
    'name',
    'nameUnknown',
    'aliases',
    'birthDate',
    'ageYears',
    'ageUnknown',
    'gender',
    'nationality',
    'language',
    'interpreter',
  ],
  found: ['date', 'time'],
  place: ['search', 'placeId', 'areaId', 'detail'],
  indicators: ['indicators', 'narrative'],
  contact: ['safe', 'how', 'notTold'],
};
