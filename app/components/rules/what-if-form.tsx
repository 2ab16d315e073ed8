import { Button } from '#app/components/form/button.tsx';
import { DateInput } from '#app/components/form/date-input.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { Select } from '#app/components/form/select.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { nationWords } from '#app/components/handover/words.ts';
import type { Nation } from '#app/domain/rules/rule.ts';

type Props = {
  readonly nations: readonly Nation[];
  readonly needs: { readonly born: boolean; readonly supplied: boolean };
  readonly authorities: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  readonly time: string;
  readonly form: FormState;
};

/** Asks for an event, to see what would follow from it. */
export function WhatIfForm({ nations, needs, authorities, today, time, form }: Props) {
  const [first] = nations;
  return (
    <PostForm action="#answer">
      <DateInput name="day" label="Day of the event" form={form} onRecord={today} />
      <TextInput
        name="time"
        label="Time of the event"
        hint="For example 14:05"
        width="5"
        form={form}
        onRecord={time}
      />
      {needs.born && (
        <DateInput
          name="born"
          label="Date of birth"
          hint="Use an invented one. It is not kept."
          form={form}
        />
      )}
      {needs.supplied && (
        <DateInput
          name="supplied"
          label="Date recorded with the event"
          hint="Of the letter, meeting or interview, or the end of leave"
          form={form}
        />
      )}
      <Radios
        name="nation"
        label="Nation"
        form={form}
        onRecord={nations.length === 1 ? first : undefined}
        inline
        options={nations.map((value) => ({ value, label: nationWords[value] }))}
      />
      <Select
        name="authority"
        label="Authority, if its own closures matter"
        empty="No authority"
        form={form}
        options={authorities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button tone="secondary">Work it out</Button>
    </PostForm>
  );
}
