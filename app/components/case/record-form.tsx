import { workWords } from '#app/components/case/work-words.ts';
import { asksWhyLate, WhyLate } from '#app/components/deadline/why-late.tsx';
import { Button } from '#app/components/form/button.tsx';
import { DateInput } from '#app/components/form/date-input.tsx';
import { valueOf, type FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { longestNote } from '#app/domain/case/note.ts';
import type { RecordableWork } from '#app/domain/case/work.ts';

type Props = {
  readonly work: readonly RecordableWork[];
  readonly chosen: RecordableWork | null;
  /** Names this one record, so that sending the form twice keeps it once. */
  readonly formKey: string;
  readonly today: string;
  readonly time: string;
  readonly form: FormState;
};

/** What was done, when it happened, and what there is to say about it. */
export function RecordForm({ work, chosen, formKey, today, time, form }: Props) {
  return (
    <PostForm>
      <input type="hidden" name="key" value={valueOf(form, 'key', formKey)} />
      <Radios
        name="what"
        label="What was done?"
        form={form}
        onRecord={chosen ?? undefined}
        options={work.map((value) => ({ value, label: workWords[value] }))}
      />
      <DateInput
        name="day"
        label="On which day?"
        hint="When it happened, not when you write it down. Today unless you change it."
        form={form}
        onRecord={today}
      />
      <TextInput
        name="time"
        label="At what time?"
        hint="24-hour clock, for example 14:05. About is good enough."
        width="5"
        form={form}
        onRecord={time}
      />
      <TextArea
        name="note"
        label="Note (you can leave this empty)"
        hint="What matters for the child and for whoever reads this next. Only those who may know the child can read it."
        rows={6}
        max={longestNote}
        form={form}
      />
      {asksWhyLate(form) && <WhyLate form={form} />}
      <Button>Save</Button>
    </PostForm>
  );
}
