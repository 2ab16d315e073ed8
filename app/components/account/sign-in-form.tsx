import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';

export function SignInForm({ form, next }: { readonly form: FormState; readonly next: string | null }) {
  return (
    <PostForm action="/sign-in">
      {next && <input type="hidden" name="next" value={next} />}
      <TextInput name="email" label="E-mail address" type="email" autoComplete="username" form={form} />
      <TextInput
        name="password"
        label="Password"
        type="password"
        width="20"
        autoComplete="current-password"
        form={form}
      />
      <Button>Sign in</Button>
      <p className="govuk-body">
        <a className="govuk-link" href="/forgotten-password">
          Forgotten your password?
        </a>
      </p>
    </PostForm>
  );
}
