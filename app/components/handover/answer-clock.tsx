import { Details } from '#app/components/content/notes.tsx';
import { stepWords } from '#app/components/handover/words.ts';
import { DueDate, DueTag, Moment } from '#app/components/time/due-date.tsx';
import type { Clock } from '#app/domain/handover/handover-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly clock: Wire<Clock>; readonly now: string };

/** By when the answer is due, why then, and what follows if nobody answers. */
export function AnswerClock({ clock, now }: Props) {
  return (
    <section aria-labelledby="clock">
      <h2 className="govuk-heading-m" id="clock">
        When the answer is due
      </h2>
      <p className="govuk-body-l">
        <DueDate at={clock.dueAt} now={now} /> <DueTag at={clock.dueAt} now={now} />
      </p>
      <p className="govuk-body">Asking a question does not stop this clock.</p>
      <Details summary="Why it is due then">
        {clock.why.map((line) => (
          <p className="govuk-body" key={line}>
            {line}
          </p>
        ))}
      </Details>
      {clock.steps.length > 0 && (
        <Details summary="What happens if nobody answers">
          <ol className="govuk-list govuk-list--number">
            {clock.steps.map((step) => (
              <li key={step.id}>
                <Moment at={step.at} />: {stepWords(step)}
              </li>
            ))}
          </ol>
          <p className="govuk-body">
            Until somebody accepts, the authority where the child was found stays responsible.
          </p>
        </Details>
      )}
    </section>
  );
}
