import { InsetText } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Button, ButtonLink } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { WhatWouldMove } from '#app/components/closures/what-would-move.tsx';
import { formatPlainDay } from '#app/components/time/london.ts';
import type { ReopeningReason } from '#app/domain/calendar/closure.ts';
import type { MovePreview } from '#app/domain/deadline/recompute-preview.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

const reasonWords = {
  'wrong-day': 'The day was entered wrongly',
  'wrong-authority': 'The authority was entered wrongly',
  'opens-after-all': 'The authority is open on it after all',
} as const satisfies Record<ReopeningReason, string>;

const options = Object.entries(reasonWords).map(([value, label]) => ({ value, label }));

type Props = {
  readonly form: FormState;
  readonly authority: string;
  readonly date: string;
  readonly called: string;
  readonly begun: boolean;
  readonly preview: Wire<MovePreview>;
  readonly now: string;
};

/** Which day would count again, and what that does, before it is done. */
export function ConfirmReopening({ form, authority, date, called, begun, preview, now }: Props) {
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Authority', value: authority },
          { key: 'Closed on', value: formatPlainDay(date) },
          { key: 'Called', value: called },
        ]}
      />
      {begun ? (
        <InsetText>
          This day has begun, and deadlines have been counted by it. It can no longer be taken away.
        </InsetText>
      ) : (
        <PostForm>
          <WhatWouldMove preview={preview} now={now} />
          <Radios name="why" label="Why is it taken away?" options={options} form={form} />
          <div className="govuk-button-group">
            <Button tone="warning">Take the day away</Button>
            <ButtonLink to="/closures" tone="secondary">
              Cancel
            </ButtonLink>
          </div>
        </PostForm>
      )}
    </>
  );
}
