import type { ReactNode } from 'react';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { InsetText } from '#app/components/content/notes.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { TextArea } from '#app/components/form/text-area.tsx';
import { choicesOf } from '#app/components/deadline/reason-words.ts';
import { Page } from '#app/components/layout/page.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import { longestNote } from '#app/domain/case/note.ts';
import type { DeadlineView } from '#app/domain/deadline/deadline-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly title: string;
  readonly deadline: Wire<DeadlineView>;
  readonly form: FormState;
  readonly children: ReactNode;
};

const refusals = {
  'not-open': 'This is not due any more: it was met, waived or ended meanwhile.',
  'is-paused': 'Its clock stands still. Start it again first.',
  'not-paused': 'Its clock runs.',
  'not-late': 'There is no lateness to explain.',
  'not-pausable': 'The rule behind this deadline lets nobody stop its clock: no duty in law waits.',
  'overdue-already': 'It is overdue, so there is no clock left to stop.',
  'already-done': 'A reason has been given already; it stands in the history of the deadline.',
} as const satisfies Record<NonNullable<DeadlineView['refusal']>, string>;

/** A form about one deadline: which it is, and then the form, or what keeps it from being filled in. */
export function DeadlinePage({ title, deadline, form, children }: Props) {
  const { caseId, reference, refusal, pausedSince } = deadline;
  return (
    <Page
      title={title}
      caption={reference}
      back={{ to: `/cases/${caseId}`, words: 'Back to the case' }}
      form={form}
    >
      <SummaryList
        rows={[
          { key: 'Deadline', value: deadline.title },
          { key: 'Due', value: <Moment at={deadline.dueAt} /> },
          ...(pausedSince === null ? [] : [{ key: 'Paused since', value: <Moment at={pausedSince} /> }]),
        ]}
      />
      {refusal === null ? children : <InsetText>{refusals[refusal]}</InsetText>}
    </Page>
  );
}

/** The coded reason and the note that go with whatever is done to a deadline. */
export function ReasonFields({
  label,
  words,
  deadline,
  form,
  noteHint = 'You can leave this empty.',
}: {
  readonly label: string;
  readonly words: Readonly<Record<string, string>>;
  readonly deadline: Wire<DeadlineView>;
  readonly form: FormState;
  readonly noteHint?: string;
}) {
  return (
    <>
      <input type="hidden" name="version" value={deadline.version} />
      <Radios name="reason" label={label} form={form} options={choicesOf(words)} />
      <TextArea
        name="note"
        label="Note"
        hint={`${noteHint} Only those who may know the child can read it.`}
        rows={4}
        max={longestNote}
        form={form}
      />
    </>
  );
}
