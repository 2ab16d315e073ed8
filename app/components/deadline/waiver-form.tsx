import { ConfirmFields } from '#app/components/deadline/confirm-fields.tsx';
import { ReasonFields } from '#app/components/deadline/deadline-page.tsx';
import { waiverWords } from '#app/components/deadline/reason-words.ts';
import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import type { DeadlineView } from '#app/domain/deadline/deadline-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly deadline: Wire<DeadlineView>; readonly form: FormState };

/** Why a duty does not apply to this child. */
export function WaiverForm({ deadline, form }: Props) {
  return (
    <PostForm>
      <p className="govuk-body">
        Use this only if the duty does not apply to this child. If it was done, record it instead.
      </p>
      <ReasonFields label="Why does it not apply?" words={waiverWords} deadline={deadline} form={form} />
      <Button>Continue</Button>
    </PostForm>
  );
}

/** What that does, before it is done: it cannot be taken back. */
export function ConfirmWaiver({ deadline, form }: Props) {
  return (
    <PostForm>
      <h2 className="govuk-heading-m">Confirm that this does not apply</h2>
      <WarningText>
        Nobody is reminded of this duty any more, and nobody further up is told. This cannot be undone.
      </WarningText>
      <ConfirmFields form={form} fields={[]} />
      <div className="govuk-button-group">
        <Button tone="warning">It does not apply</Button>
        <a className="govuk-link" href={`/deadlines/${deadline.id}/waive`}>
          Go back
        </a>
      </div>
    </PostForm>
  );
}
