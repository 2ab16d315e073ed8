import { z } from 'zod';
import {
  guardianGenders,
  mostChildren,
  nations,
  spokenLanguages,
  type Profile,
  type ProfileFault,
  type ProfileFaultKind,
  type SpokenLanguage,
} from '#app/domain/guardian/profile.ts';
import { choice, choices, day } from '#app/http/fields.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import type { FormValues } from '#app/http/form.server.ts';
import type { KeepProfileRefusal } from '#app/usecases/guardian/keep-profile.server.ts';

const again = 'Reload the page and choose again';
const languageCodes = spokenLanguages as [SpokenLanguage, ...SpokenLanguage[]];

const wholeNumber = (missing: string) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim() : ''),
    z
      .string()
      .min(1, missing)
      .regex(/^\d{1,3}$/u, 'Enter a whole number, such as 12')
      .transform(Number),
  );

const own = {
  languages: choices(languageCodes, again),
  accepting: choice(['yes', 'no'], 'Choose whether offers can be made now'),
  version: wholeNumber(again),
};

/** What a guardian says themselves. */
export const ownProfileSchema = z.object(own);

const kept = z.object({
  ...own,
  nations: choices(nations, again),
  regions: z.preprocess(
    (value): unknown => (Array.isArray(value) ? value : [value].filter((one) => one !== undefined)),
    z.array(z.string().max(60)),
  ),
  gender: choice(guardianGenders, 'Choose what the guardian says of their gender'),
  target: wholeNumber('Enter how many children are the target'),
  limit: wholeNumber('Enter how many children are the limit'),
});

/** The form of a manager, and of whoever also says until when vetting and training are valid. */
export const profileSchema = (certifies: boolean) =>
  certifies ? kept.extend({ vetting: day('Enter the day'), training: day('Enter the day') }) : kept;

type Typed = z.output<typeof kept> & { readonly vetting?: string; readonly training?: string };

/** The posted form as the use case takes it. */
export function wantedProfile({ accepting, target, limit, vetting, training, ...rest }: Typed) {
  const certified =
    vetting === undefined || training === undefined
      ? null
      : { vettingValidTo: vetting, trainingValidTo: training };
  const caseload = { caseloadTarget: target, caseloadLimit: limit };
  return { ...rest, ...caseload, acceptingOffers: accepting === 'yes', certified };
}

const words = {
  'nation-needed': 'Choose one nation or more',
  'region-needed': 'Choose one region or more',
  'region-elsewhere': 'Choose only regions in the nations chosen above',
  'language-needed': 'Choose one language or more',
  'target-above-limit': 'Enter a target that is not above the limit',
  'limit-too-high': `Enter ${mostChildren} or fewer`,
  'too-many-years': 'Enter a day within ten years from today',
} as const satisfies Record<ProfileFaultKind, string>;

const fields: Readonly<Record<keyof Profile, string>> = {
  nations: 'nations',
  regions: 'regions',
  languages: 'languages',
  gender: 'gender',
  caseloadTarget: 'target',
  caseloadLimit: 'limit',
  vettingValidTo: 'vetting',
  trainingValidTo: 'training',
  acceptingOffers: 'accepting',
};

/** Says what was refused: each fault beside its field, with all that was typed. */
export function profileRefused(refusal: KeepProfileRefusal, typed: FormValues) {
  if (refusal.kind !== 'profile-faulty') return refused(refusal, typed);
  return invalid({ ok: false, errors: errorsOf(refusal.faults), values: typed });
}

/** The first message of each field. */
const errorsOf = (faults: readonly ProfileFault[]) =>
  Object.fromEntries(faults.toReversed().map(({ field, kind }) => [fields[field], words[kind]]));
