import { Details } from '#app/components/content/notes.tsx';
import { PasskeyForm } from '#app/components/account/passkey-form.tsx';
import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';

export type FactorWays = { readonly passkey: boolean; readonly authenticator: boolean };

type Props = {
  readonly ways: FactorWays;
  readonly next: string | null;
  readonly form: FormState;
  /** Recovery codes let somebody in; they do not confirm anything. */
  readonly recovery: boolean;
};

/** Every way in which this person can show their second factor, the best first. */
export function FactorForms({ ways, next, form, recovery }: Props) {
  const after = next && <input type="hidden" name="next" value={next} />;
  return (
    <>
      {ways.passkey && (
        <PasskeyForm purpose="step" words="Use a passkey">
          {after}
        </PasskeyForm>
      )}
      {ways.authenticator && (
        <PostForm>
          {after}
          <CodeInput form={form} />
          <Button tone={ways.passkey ? 'secondary' : 'primary'}>Continue</Button>
        </PostForm>
      )}
      {recovery && (
        <Details summary="I have neither with me, or lost them">
          <PostForm>
            {after}
            <TextInput
              name="recoveryCode"
              label="Recovery code"
              hint="One of those you printed or wrote down. It works once."
              width="20"
              form={form}
            />
            <Button tone="secondary">Use a recovery code</Button>
          </PostForm>
          <p className="govuk-body">
            No recovery code either? Ask a colleague to tell an administrator. Two people have to agree before
            you can set up a new way to sign in.
          </p>
        </Details>
      )}
    </>
  );
}

export function CodeInput({ form }: { readonly form: FormState }) {
  return (
    <TextInput
      name="code"
      label="Code from your authenticator app"
      hint="Six digits. A new one comes every 30 seconds."
      width="10"
      inputMode="numeric"
      autoComplete="one-time-code"
      form={form}
    />
  );
}
