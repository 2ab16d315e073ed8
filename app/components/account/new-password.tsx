import type { FormState } from '#app/components/form/form-state.ts';
import { TextInput } from '#app/components/form/text-input.tsx';

/** The field for a password somebody chooses, with the one rule there is. */
export function NewPassword({ form }: { readonly form: FormState }) {
  return (
    <TextInput
      name="newPassword"
      label="New password"
      type="password"
      autoComplete="new-password"
      hint="12 characters or more. Length is what counts: three or four random words are good, and nothing has to be a capital or a digit."
      form={form}
    />
  );
}
