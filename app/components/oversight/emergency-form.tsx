import { SummaryList } from '#app/components/content/summary-list.tsx';
import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { valueOf, type FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { emergencyOptions, emergencyReasonWords } from '#app/components/oversight/emergency-words.ts';
import { longestEmergencyText } from '#app/domain/audit/emergency.ts';

type Props = { readonly form: FormState };

/** Which record, why, and in which words. */
export function EmergencyForm({ form }: Props) {
  return (
    <PostForm>
      <TextInput
        name="reference"
        label="Reference of the case"
        hint="All of it, for example C-7KQ2-M4XP. Names are not searched here."
        width="20"
        form={form}
      />
      <Radios name="reason" label="Why do you need the record now?" options={emergencyOptions} form={form} />
      <TextArea
        name="text"
        label="What has happened?"
        hint="The data protection lead reads this when the access is reviewed."
        max={longestEmergencyText}
        form={form}
      />
      <Button>Continue</Button>
    </PostForm>
  );
}

/** What follows, said before it happens. */
export function ConfirmEmergency({ form }: Props) {
  return (
    <PostForm>
      <h2 className="govuk-heading-m">Confirm that this is an emergency</h2>
      <WarningText>
        The child’s guardian, the duty manager of the responsible authority and the data protection lead are
        told at once. Every page you open is recorded with your name, and the access is reviewed.
      </WarningText>
      <SummaryList
        rows={[
          { key: 'Case', value: valueOf(form, 'reference') },
          { key: 'Reason', value: emergencyReasonWords(valueOf(form, 'reason')) },
          { key: 'What has happened', value: <span className="cg-typed">{valueOf(form, 'text')}</span> },
        ]}
      />
      <input type="hidden" name="confirmed" value="yes" />
      {['reference', 'reason', 'text'].map((name) => (
        <input key={name} type="hidden" name={name} value={valueOf(form, name)} />
      ))}
      <div className="govuk-button-group">
        <Button tone="warning">Open the record for two hours</Button>
        <a className="govuk-link" href="/emergency">
          Do not open it
        </a>
      </div>
    </PostForm>
  );
}
