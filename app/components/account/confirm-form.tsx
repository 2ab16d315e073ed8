import { InsetText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';

type Props = {
  readonly form: FormState;
  readonly next: string | null;
  /** What every invented account answers; null outside the demonstration. */
  readonly demoPassword: string | null;
};

export function ConfirmForm({ form, next, demoPassword }: Props) {
  return (
    <>
      <PostForm>
        {next && <input type="hidden" name="next" value={next} />}
        <TextInput
          name="password"
          label="Password"
          type="password"
          width="20"
          autoComplete="current-password"
          form={form}
        />
        <Button>Confirm</Button>
      </PostForm>
      {demoPassword && (
        <InsetText>
          Demonstration: the password of every invented person is <code>{demoPassword}</code>
        </InsetText>
      )}
    </>
  );
}
