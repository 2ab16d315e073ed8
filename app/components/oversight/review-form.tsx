import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { outcomeOptions } from '#app/components/oversight/emergency-words.ts';

/** What a review came to, and why; it cannot be changed afterwards. */
export function ReviewForm({ form }: { readonly form: FormState }) {
  return (
    <PostForm>
      <h2 className="govuk-heading-m">Review</h2>
      <Radios name="outcome" label="Was it justified?" options={outcomeOptions} form={form} />
      <TextArea
        name="note"
        label="Why"
        hint="What you found and what follows. It is kept as you write it and cannot be changed."
        max={1_000}
        form={form}
      />
      <Button>Keep the review</Button>
    </PostForm>
  );
}
