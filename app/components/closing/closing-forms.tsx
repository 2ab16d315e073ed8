import { closeHints, closeWords, reopenWords } from '#app/components/closing/words.ts';
import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { valueOf, type FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { closeReasons, reopenReasons } from '#app/domain/case/closing.ts';
import { longestNote } from '#app/domain/case/note.ts';

type Props = {
  readonly form: FormState;
  /** Names this one act, so that sending the form twice keeps it once. */
  readonly formKey: string;
};

const Key = ({ form, formKey }: Props) => (
  <input type="hidden" name="key" value={valueOf(form, 'key', formKey)} />
);

/** Why the case should be closed; a second person reads it. */
export function ProposeForm({ form, formKey }: Props) {
  return (
    <PostForm>
      <Key form={form} formKey={formKey} />
      <input type="hidden" name="verb" value="propose" />
      <Radios
        name="reason"
        label="Why should this case be closed?"
        form={form}
        options={closeReasons.map((value) => ({
          value,
          label: closeWords[value],
          hint: closeHints[value],
        }))}
      />
      <TextInput
        name="other"
        label="Reference of the child’s other case"
        hint="Only if the same child has another case. For example C-7KQ2-M4XP."
        width="10"
        form={form}
      />
      <TextArea
        name="note"
        label="How do you know?"
        hint="What the second person needs to decide: who confirmed it, when, and who looks after the child now."
        rows={6}
        max={longestNote}
        form={form}
      />
      <Button>Propose to close</Button>
    </PostForm>
  );
}

/** For whoever proposed it. */
export function WithdrawForm({ form, formKey, proposalId }: Props & { readonly proposalId: string }) {
  return (
    <PostForm>
      <Key form={form} formKey={formKey} />
      <input type="hidden" name="verb" value="withdraw" />
      <input type="hidden" name="proposal" value={proposalId} />
      <p className="govuk-body">Somebody else has to decide on what you proposed.</p>
      <Button tone="secondary">Take the proposal back</Button>
    </PostForm>
  );
}

/** Agreeing or rejecting; whoever agrees types the reference, so that it is this case and no other. */
export function DecideForm({
  form,
  formKey,
  proposalId,
  reference,
}: Props & { readonly proposalId: string; readonly reference: string }) {
  return (
    <PostForm>
      <Key form={form} formKey={formKey} />
      <input type="hidden" name="proposal" value={proposalId} />
      <Radios
        name="decision"
        label="Your decision"
        form={form}
        options={[
          { value: 'close', label: 'Agree: close the case' },
          { value: 'reject', label: 'Reject: the case stays open' },
        ]}
      />
      <TextArea
        name="note"
        label="Note (needed if you reject)"
        hint="Only those who may know the child can read it."
        rows={4}
        max={longestNote}
        form={form}
      />
      <TextInput
        name="reference"
        label={`To close, type the reference ${reference}`}
        width="10"
        form={form}
      />
      <WarningText>
        When the case is closed, the guardianship ends, every deadline ends, and nobody is reminded of this
        child any more.
      </WarningText>
      <Button tone="warning">Decide</Button>
    </PostForm>
  );
}

export function ReopenForm({ form, formKey }: Props) {
  return (
    <PostForm>
      <Key form={form} formKey={formKey} />
      <Radios
        name="reason"
        label="Why is this case opened again?"
        form={form}
        options={reopenReasons.map((value) => ({ value, label: reopenWords[value] }))}
      />
      <TextArea
        name="note"
        label="What has happened?"
        hint="What a guardian and a social worker who begin anew need to know. Only those who may know the child can read it."
        rows={6}
        max={longestNote}
        form={form}
      />
      <Button>Open the case again</Button>
    </PostForm>
  );
}
