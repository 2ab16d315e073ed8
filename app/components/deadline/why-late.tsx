import { choicesOf, latenessWords } from '#app/components/deadline/reason-words.ts';
import { errorOf, valueOf, type FormState } from '#app/components/form/form-state.ts';
import { Radios } from '#app/components/form/radios.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { longestNote } from '#app/domain/case/note.ts';

/** Whether the answer to the last post, or an answer given already, calls for the question. */
export const asksWhyLate = (form: FormState): boolean =>
  errorOf(form, 'lateReason') !== undefined || valueOf(form, 'lateReason') !== '';

/** Why something is done late: a coded reason, and a note for whoever may know the child. */
export function WhyLate({ form }: { readonly form: FormState }) {
  return (
    <>
      <Radios
        name="lateReason"
        label="Why is this late?"
        hint="What it meets was due before. The reason is kept with the deadline."
        form={form}
        options={choicesOf(latenessWords)}
      />
      <TextArea
        name="lateNote"
        label="More about the delay (you can leave this empty)"
        hint="Only those who may know the child can read it."
        rows={3}
        max={longestNote}
        form={form}
      />
    </>
  );
}
