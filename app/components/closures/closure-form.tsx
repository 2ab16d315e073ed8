import { WhatWouldMove } from '#app/components/closures/what-would-move.tsx';
import { WarningText } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { AuthorityInput } from '#app/components/form/authority-input.tsx';
import { Button, ButtonLink } from '#app/components/form/button.tsx';
import { DateInput } from '#app/components/form/date-input.tsx';
import { valueOf, type FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { formatPlainDay } from '#app/components/time/london.ts';
import type { MovePreview } from '#app/domain/deadline/recompute-preview.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Authorities = readonly { readonly id: string; readonly name: string }[];

/** Which authority is closed, and when; what it would move is shown on the next page. */
export function ClosureForm({
  authorities,
  form,
}: {
  readonly authorities: Authorities;
  readonly form: FormState;
}) {
  return (
    <PostForm>
      <AuthorityInput name="authority" label="Authority" form={form} authorities={authorities} />
      <DateInput
        name="date"
        label="Day"
        hint="A working day to come, for example 29 12 2026. Weekends and bank holidays are known already."
        form={form}
      />
      <TextInput
        name="called"
        label="What the closure is called"
        hint="Whoever reads why something is due will see it, so write nothing about a child. For example, Office closed"
        form={form}
      />
      <Button>Continue</Button>
    </PostForm>
  );
}

type Shown = {
  readonly form: FormState;
  readonly authority: string;
  readonly date: string;
  readonly preview: Wire<MovePreview>;
  readonly now: string;
};

/** What the closure does, before it is done. */
export function ConfirmClosure({ form, authority, date, preview, now }: Shown) {
  const kept = ['authority', 'date.day', 'date.month', 'date.year', 'called'];
  return (
    <PostForm>
      <SummaryList
        rows={[
          { key: 'Authority', value: authority },
          { key: 'Closed on', value: formatPlainDay(date) },
          { key: 'Called', value: valueOf(form, 'called') },
        ]}
      />
      <WhatWouldMove preview={preview} now={now} />
      <WarningText>A day that was added can be taken away again only until it begins.</WarningText>
      <input type="hidden" name="confirmed" value="yes" />
      {kept.map((name) => (
        <input key={name} type="hidden" name={name} value={valueOf(form, name)} />
      ))}
      <div className="govuk-button-group">
        <Button>Add the day</Button>
        <ButtonLink to="/closures" tone="secondary">
          Cancel
        </ButtonLink>
      </div>
    </PostForm>
  );
}
