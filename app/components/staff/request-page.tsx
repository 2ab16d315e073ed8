import { InsetText } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { requestStates, requestWords } from '#app/components/staff/request-words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import type { Wire } from '#app/domain/shared/wire.ts';
import type { StaffRequest } from '#app/domain/staff/staff-view.ts';

/** What is asked, by whom, and what became of it. */
export function RequestSummary({ request }: { readonly request: Wire<StaffRequest> }) {
  const { person, email, requestedBy, requestedAt, state, decidedBy, decidedAt } = request;
  const rows = [
    {
      key: 'About',
      value: (
        <a className="govuk-link" href={`/staff/${person.id}`}>
          {person.name}
        </a>
      ),
    },
    { key: 'What', value: requestWords(request) },
    ...(email === null ? [] : [{ key: 'New address', value: email }]),
    { key: 'Asked by', value: requestedBy.name },
    { key: 'Asked', value: <Moment at={requestedAt} /> },
    { key: 'State', value: <Tag tone={requestStates[state].tone}>{requestStates[state].words}</Tag> },
    ...(decidedBy === null ? [] : [{ key: 'Decided by', value: decidedBy }]),
    ...(decidedAt === null ? [] : [{ key: 'Decided', value: <Moment at={decidedAt} /> }]),
  ];
  return <SummaryList rows={rows} />;
}

/** The second person's answer. */
export function DecideRequest({ form }: { readonly form: FormState }) {
  return (
    <PostForm>
      <InsetText>
        Speak to whoever asked, on a number you knew before, unless you expected this. It is done at once when
        you agree.
      </InsetText>
      <Radios
        name="decision"
        label="Your decision"
        options={[
          { value: 'agree', label: 'I agree' },
          { value: 'refuse', label: 'I refuse: nothing changes' },
        ]}
        form={form}
      />
      <Button>Decide</Button>
    </PostForm>
  );
}

/** For whoever asked. */
export function WithdrawRequest() {
  return (
    <PostForm>
      <p className="govuk-body">You asked for this, so somebody else decides. You can take it back.</p>
      <input type="hidden" name="decision" value="withdraw" />
      <Button tone="secondary">Take it back</Button>
    </PostForm>
  );
}
