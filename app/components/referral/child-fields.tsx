import { DateInput } from '#app/components/form/date-input.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { Radios } from '#app/components/form/radios.tsx';
import { Select } from '#app/components/form/select.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import {
  countryOptions,
  genderOptions,
  languageOptions,
  yesNoUnknown,
} from '#app/components/referral/option-lists.ts';
import { Tick } from '#app/components/referral/tick.tsx';

type Props = { readonly form: FormState };

/** What is known of the child. Not knowing is an answer to every question. */
export function ChildFields({ form }: Props) {
  return (
    <>
      <p className="govuk-body">
        Say what you know. Do not ask the child again what somebody has asked already.
      </p>
      <TextInput
        name="name"
        label="Name"
        hint="As the child says it, or as it is written on a document"
        form={form}
      />
      <Tick name="nameUnknown" label="The child’s name is not known" form={form} />
      <TextArea
        name="aliases"
        label="Other names the child uses or is called"
        hint="Also other spellings. Put a comma between them, or leave empty"
        form={form}
        rows={2}
      />
      <AgeFields form={form} />
      <Radios name="gender" label="Gender" form={form} options={genderOptions} />
      <Select name="nationality" label="Nationality" form={form} options={countryOptions} empty="Not known" />
      <LanguageFields form={form} />
    </>
  );
}

function AgeFields({ form }: Props) {
  return (
    <>
      <DateInput
        name="birthDate"
        label="Date of birth"
        hint="For example, 27 3 2010. Leave empty if it is not known"
        form={form}
      />
      <TextInput
        name="ageYears"
        label="Or an estimated age in years"
        hint="Whoever may be under 18 is treated as a child until their age is decided, also when it is disputed"
        form={form}
        width="5"
        inputMode="numeric"
      />
      <Tick name="ageUnknown" label="The child’s age is not known" form={form} />
    </>
  );
}

function LanguageFields({ form }: Props) {
  return (
    <>
      <Select
        name="language"
        label="Language the child speaks best"
        hint="If it is not in the list, choose “Another language” and name it when you describe what worries you"
        form={form}
        options={languageOptions}
        empty="Not known"
      />
      <Radios
        name="interpreter"
        label="Does the child need an interpreter?"
        form={form}
        options={yesNoUnknown}
        inline
      />
    </>
  );
}
