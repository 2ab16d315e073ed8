import { ConfirmFields } from '#app/components/deadline/confirm-fields.tsx';
import { ReasonFields } from '#app/components/deadline/deadline-page.tsx';
import { extensionWords } from '#app/components/deadline/reason-words.ts';
import { Button } from '#app/components/form/button.tsx';
import { DateInput } from '#app/components/form/date-input.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { DeadlineView } from '#app/domain/deadline/deadline-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly deadline: Wire<DeadlineView>; readonly form: FormState };

const legalOnly = ['court-order', 'tribunal-direction', 'statute-allows'] as const;

/** Until when, and why. A date in statute moves only where the law itself says so. */
export function ExtensionForm({ deadline, form }: Props) {
  const legal = Object.fromEntries(legalOnly.map((code) => [code, extensionWords[code]]));
  return (
    <PostForm>
      {deadline.inStatute && (
        <p className="govuk-body">
          This date is in statute. It moves only where a court, a tribunal or the law itself allows more time.
        </p>
      )}
      <DateInput
        name="on"
        label="On which day shall it be due?"
        hint="At the same time of day as now. You see the new date before anything is saved."
        form={form}
      />
      <ReasonFields
        label="Why is more time needed?"
        words={deadline.inStatute ? legal : extensionWords}
        deadline={deadline}
        form={form}
        noteHint="For a court, a tribunal or the law: name the order or the provision. Otherwise you can leave this empty."
      />
      <Button>Continue</Button>
    </PostForm>
  );
}

/** What the extension does, before it is done. */
export function ConfirmExtension({ deadline, wouldBe, form }: Props & { readonly wouldBe: string }) {
  return (
    <PostForm>
      <h2 className="govuk-heading-m">Confirm the new date</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          It would be due on{' '}
          <strong>
            <Moment at={wouldBe} />
          </strong>{' '}
          instead of <Moment at={deadline.dueAt} />.
        </li>
        <li>Reminders and the ladder of people who are told start again for the new date.</li>
        <li>The old date, the reason and your name stay in the history.</li>
      </ul>
      <ConfirmFields form={form} fields={['on.day', 'on.month', 'on.year']} />
      <div className="govuk-button-group">
        <Button>Extend it</Button>
        <a className="govuk-link" href={`/deadlines/${deadline.id}/extend`}>
          Choose again
        </a>
      </div>
    </PostForm>
  );
}
