import type { FormState } from '#app/components/form/form-state.ts';
import { Radios } from '#app/components/form/radios.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { referrerOptions } from '#app/components/referral/option-lists.ts';

/** Who refers, and one way at least to reach them. */
export function YouFields({ form }: { readonly form: FormState }) {
  return (
    <>
      <Radios name="kind" label="You are" form={form} options={referrerOptions} />
      <TextInput
        name="name"
        label="Your name"
        hint="A member of the public may leave this empty"
        form={form}
        autoComplete="name"
      />
      <TextInput
        name="organisation"
        label="Your organisation and team"
        hint="For example, Kent Police, Dover custody. Leave empty if you have none"
        form={form}
        autoComplete="organization"
      />
      <h2 className="govuk-heading-m">How to reach you</h2>
      <p className="govuk-body">
        Give at least one. Children’s services use it to ask you about the child, and for nothing else.
      </p>
      <TextInput
        name="phone"
        label="Telephone number"
        hint="One that is answered, also out of hours if there is one"
        form={form}
        type="tel"
        width="20"
        autoComplete="tel"
      />
      <TextInput name="email" label="E-mail address" form={form} type="email" autoComplete="email" />
    </>
  );
}
