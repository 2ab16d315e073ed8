import { WarningText } from '#app/components/content/notes.tsx';
import { AuthorityInput } from '#app/components/form/authority-input.tsx';
import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import type { HandoverFacts } from '#app/domain/handover/handover-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Authority = { readonly id: string; readonly name: string };

type Props = {
  readonly handover: Wire<HandoverFacts>;
  readonly authorities: readonly Authority[];
  readonly form: FormState;
};

/** Whom to send the handover to again; the choice is confirmed on the next page. */
export function DecideForm({ handover, authorities, form }: Props) {
  const { toAuthority, proposedAuthority } = handover;
  const options = [
    { value: 'same', label: `${toAuthority.name}, again`, hint: 'The refusal does not hold' },
    ...(proposedAuthority
      ? [{ value: 'proposed', label: proposedAuthority.name, hint: 'As the refusing authority proposed' }]
      : []),
    { value: 'other', label: 'Another authority', hint: 'Name it below' },
  ];
  return (
    <PostForm>
      <input type="hidden" name="same" value={toAuthority.id} />
      {proposedAuthority && <input type="hidden" name="proposed" value={proposedAuthority.id} />}
      <Radios name="to" label="Who has to answer?" form={form} options={options} />
      <AuthorityInput name="other" label="Another authority" form={form} authorities={authorities} />
      <Button>Continue</Button>
    </PostForm>
  );
}

/** What the choice does, before it is done. */
export function ConfirmDecision({
  handover,
  authority,
}: {
  readonly handover: Wire<HandoverFacts>;
  readonly authority: Authority;
}) {
  const same = authority.id === handover.toAuthority.id;
  return (
    <PostForm>
      <h2 className="govuk-heading-m">Confirm your decision</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          {same ? `The refusal by ${authority.name} does not hold.` : `${authority.name} is asked instead.`}
        </li>
        <li>{authority.name} receives the handover now, with a new clock.</li>
        <li>Until it accepts, the authority where the child was found stays responsible.</li>
      </ul>
      <WarningText>The decision is kept in the chronology and cannot be taken back.</WarningText>
      <input type="hidden" name="to" value="other" />
      <input type="hidden" name="confirmed" value={authority.id} />
      <div className="govuk-button-group">
        <Button>Send to {authority.name}</Button>
        <a className="govuk-link" href={`/handovers/${handover.id}/decide`}>
          Choose again
        </a>
      </div>
    </PostForm>
  );
}
