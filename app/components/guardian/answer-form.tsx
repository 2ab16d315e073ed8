import { myReasons } from '#app/components/guardian/offer-words.ts';
import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { declineCodes } from '#app/domain/guardian/offer.ts';

/** The answer and, for a no, its reason. Nothing is answered before the next page has been confirmed. */
export function AnswerForm({ form }: { readonly form: FormState }) {
  return (
    <PostForm>
      <h2 className="govuk-heading-m">Your answer</h2>
      <Radios
        name="answer"
        label="Will you be this child’s guardian?"
        form={form}
        options={[
          { value: 'accept', label: 'Yes, I accept' },
          { value: 'decline', label: 'No, I decline' },
        ]}
      />
      <Radios
        name="reason"
        label="If you decline: why?"
        hint="The coordinator sees the reason and nobody else who works with the child does. It helps to ask the right person next."
        form={form}
        options={declineCodes.map((value) => ({ value, label: myReasons[value] }))}
      />
      <Button>Continue</Button>
    </PostForm>
  );
}
