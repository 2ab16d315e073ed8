import { Checkboxes } from '#app/components/form/checkboxes.tsx';
import { DateInput } from '#app/components/form/date-input.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { Radios } from '#app/components/form/radios.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { languageWords, nationWords } from '#app/components/handover/words.ts';
import { genderWords } from '#app/components/staff/profile-words.ts';
import { spokenLanguages, type Profile, type Region } from '#app/domain/guardian/profile.ts';

type Props = { readonly form: FormState; readonly profile: Profile | null };

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const languageOptions = spokenLanguages.map((code) => ({ value: code, label: languageWords(code) }));

/** What a guardian can say of themselves. */
export function OwnProfileFields({ form, profile }: Props) {
  return (
    <>
      <Radios
        name="accepting"
        label="Can offers be made now?"
        hint="No offer is made while this says no. Absences are recorded elsewhere"
        inline
        form={form}
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
        onRecord={profile === null ? 'yes' : profile.acceptingOffers ? 'yes' : 'no'}
      />
      <Checkboxes
        name="languages"
        label="Languages"
        hint="Well enough to talk with a child about what happened to them, without an interpreter"
        options={languageOptions}
        columns
        form={form}
        onRecord={profile?.languages ?? ['en']}
      />
    </>
  );
}

type WhereProps = Props & { readonly regions: readonly Region[] };

/** Where a guardian works and for how many children: what their manager knows. */
export function PlaceFields({ form, profile, regions }: WhereProps) {
  return (
    <>
      <Checkboxes
        name="nations"
        label="Nations"
        hint="Where they may be a child’s guardian at all"
        options={optionsOf(nationWords)}
        form={form}
        onRecord={profile?.nations}
      />
      <Checkboxes
        name="regions"
        label="Regions"
        hint="Where they work: children there are offered to them first"
        options={regions.map(({ nation, name }) => ({ value: name, label: labelOf(nation, name) }))}
        columns
        form={form}
        onRecord={profile?.regions}
      />
      <TextInput
        name="target"
        label="How many children are the target?"
        hint="Up to here they are asked first"
        width="5"
        inputMode="numeric"
        form={form}
        onRecord={profile === null ? undefined : String(profile.caseloadTarget)}
      />
      <TextInput
        name="limit"
        label="How many children are the limit?"
        hint="Nobody is offered a child above it"
        width="5"
        inputMode="numeric"
        form={form}
        onRecord={profile === null ? undefined : String(profile.caseloadLimit)}
      />
      <Radios
        name="gender"
        label="Gender"
        hint="As they say it. It does not weigh when guardians are ranked"
        options={optionsOf(genderWords)}
        form={form}
        onRecord={profile?.gender}
      />
    </>
  );
}

const labelOf = (nation: Region['nation'], name: string): string =>
  nation === 'ENG' ? `${name}, England` : name;

/** Until when they may be given children: what an administrator has seen on paper. */
export function CertificateFields({ form, profile }: Props) {
  return (
    <>
      <DateInput
        name="vetting"
        label="Last day on which the vetting is valid"
        hint="From the certificate. For example, 27 3 2028. After this day no offer is made"
        form={form}
        onRecord={profile?.vettingValidTo}
      />
      <DateInput
        name="training"
        label="Last day on which the training is valid"
        hint="From the certificate. For example, 27 3 2028. After this day no offer is made"
        form={form}
        onRecord={profile?.trainingValidTo}
      />
    </>
  );
}
