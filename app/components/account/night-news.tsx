import { InsetText } from '#app/components/content/notes.tsx';

/** What no choice of hours holds back. */
export function NightNews() {
  return (
    <>
      <p className="govuk-body">
        Your inbox here always shows everything at once. These hours are for e-mail only. All times are London
        time.
      </p>
      <InsetText>
        <p className="govuk-body">These e-mails come at any hour, in quiet hours too:</p>
        <ul className="govuk-list govuk-list--bullet">
          <li>a referral that reports immediate danger</li>
          <li>a handover that waits for your authority’s answer</li>
          <li>a task about a child’s safety that is due or overdue</li>
          <li>anything passed to you because nobody else has acted</li>
        </ul>
        <p className="govuk-body">
          Other news, such as an offer or an overdue task, waits for your quiet hours to end. A reminder never
          waits for the daily e-mail if that would come after its deadline.
        </p>
      </InsetText>
    </>
  );
}
