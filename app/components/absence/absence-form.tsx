import { InsetText, WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { DateInput } from '#app/components/form/date-input.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Select } from '#app/components/form/select.tsx';

type Props = {
  readonly form: FormState;
  readonly cover: readonly { readonly id: string; readonly name: string }[];
};

/** First and last day, and who stands in. */
export function AbsenceForm({ form, cover }: Props) {
  return (
    <PostForm>
      <h2 className="govuk-heading-m">A new absence</h2>
      <DateInput name="from" label="First day away" form={form} />
      <DateInput name="to" label="Last day away" form={form} />
      {cover.length === 0 ? (
        <>
          <input type="hidden" name="cover" value="" />
          <WarningText>
            There is no colleague who could stand in. What falls due goes to the manager instead.
          </WarningText>
        </>
      ) : (
        <Select
          name="cover"
          label="Who stands in"
          options={cover.map(({ id, name }) => ({ value: id, label: name }))}
          form={form}
        />
      )}
      <InsetText>It begins and ends by itself, at midnight. Speak to whoever stands in first.</InsetText>
      <Button name="intent" value="record">
        Record the absence
      </Button>
    </PostForm>
  );
}
