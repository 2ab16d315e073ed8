import { Details } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { DateInput } from '#app/components/form/date-input.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Select } from '#app/components/form/select.tsx';
import { optionsOf } from '#app/components/retention/words.ts';
import { erasureBases, holdReasons, keepReasons } from '#app/domain/retention/schedule.ts';

type Props = {
  readonly form: FormState;
  readonly held: boolean;
  readonly due: boolean;
  readonly proposed: boolean;
  readonly closed: boolean;
};

/** What the data-protection lead may do with a record. Nothing here destroys anything; that takes a second person. */
export function KeepingForms({ form, held, due, proposed, closed }: Props) {
  return (
    <>
      {held ? <Verb verb="lift" words="Lift the legal hold" /> : <HoldForm form={form} />}
      {due && <KeepForm form={form} />}
      {proposed && <Verb verb="withdraw" words="Take the proposal back" />}
      {!proposed && !held && closed && <ProposeForm form={form} due={due} />}
      {!closed && <p className="govuk-body">The case is open. Only closed cases are erased.</p>}
    </>
  );
}

function Verb({ verb, words }: { readonly verb: string; readonly words: string }) {
  return (
    <PostForm>
      <Button tone="secondary" name="verb" value={verb}>
        {words}
      </Button>
    </PostForm>
  );
}

const opened = (form: FormState, verb: string) => form?.values['verb'] === verb;

function HoldForm({ form }: { readonly form: FormState }) {
  const own = opened(form, 'hold') ? form : undefined;
  return (
    <Details summary="Put this record on legal hold" open={own !== undefined}>
      <PostForm>
        <Select name="holdReason" label="Why" empty="Choose" form={own} options={optionsOf(holdReasons)} />
        <DateInput
          name="reviewOn"
          label="When it is to be reviewed"
          hint="It does not end by itself"
          form={own}
        />
        <Button name="verb" value="hold">
          Put on hold
        </Button>
      </PostForm>
    </Details>
  );
}

function KeepForm({ form }: { readonly form: FormState }) {
  const own = opened(form, 'keep') ? form : undefined;
  return (
    <Details summary="Keep this record longer" open={own !== undefined}>
      <PostForm>
        <Select name="keepReason" label="Why" empty="Choose" form={own} options={optionsOf(keepReasons)} />
        <DateInput
          name="until"
          label="Until when"
          hint="It comes up for review again on that day"
          form={own}
        />
        <Button name="verb" value="keep">
          Keep it
        </Button>
      </PostForm>
    </Details>
  );
}

function ProposeForm({ form, due }: { readonly form: FormState; readonly due: boolean }) {
  const own = opened(form, 'propose') ? form : undefined;
  const bases = optionsOf(erasureBases).filter(({ value }) => due || value !== 'retention-over');
  return (
    <Details summary="Propose to erase this record" open={own !== undefined}>
      <p className="govuk-body">
        A director has to approve it. Then the key of the child is destroyed, and names, the referral and
        notes can be read by nobody any more. Coded facts stay.
      </p>
      <PostForm>
        <Select name="basis" label="Why" empty="Choose" form={own} options={bases} />
        <Button tone="warning" name="verb" value="propose">
          Propose erasure
        </Button>
      </PostForm>
    </Details>
  );
}
