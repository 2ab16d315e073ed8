import { WarningText } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { formatMoment } from '#app/components/time/london.ts';

type Props = {
  readonly authority: string;
  readonly sentAt: string;
  readonly danger: boolean;
  readonly answerBy: string | null;
  readonly guardianBy: string | null;
  readonly helpPhone: string | null;
};

/** Who was told and what they must do by when, without a word about the child. */
export function NextSteps({ authority, sentAt, danger, answerBy, guardianBy, helpPhone }: Props) {
  const rows = [
    { key: 'Sent', value: formatMoment(sentAt) },
    { key: 'Authority told', value: authority },
    ...(answerBy ? [{ key: 'Must answer by', value: formatMoment(answerBy) }] : []),
    ...(guardianBy ? [{ key: 'Guardian due by', value: formatMoment(guardianBy) }] : []),
  ];
  return (
    <>
      {danger && (
        <WarningText>
          The duty coordinators have been alerted to the immediate danger. That does not replace ringing 999.
        </WarningText>
      )}
      <SummaryList rows={rows} />
      <h2 className="govuk-heading-m">What happens next</h2>
      <ol className="govuk-list govuk-list--number">
        <li>{authority} accepts the child, or says why another authority should, by the time above.</li>
        <li>If nobody answers in time, the service tells their managers and the national coordinators.</li>
        <li>The coordinators find an independent guardian and appoint them.</li>
        <li>Somebody may contact you with questions. Have the reference number ready.</li>
      </ol>
      <h2 className="govuk-heading-m">What you can do</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>Write the reference number down, or print this page. Nothing on it is about the child.</li>
        <li>
          If something changes, or you remember more, {contactWords(helpPhone)} and give the reference number.
        </li>
        <li>If the child is in danger, ring 999.</li>
      </ul>
      <p className="govuk-body govuk-!-display-none-print">
        <a className="govuk-link" href="/referral">
          Report another child
        </a>
      </p>
    </>
  );
}

const contactWords = (helpPhone: string | null): string =>
  helpPhone ? `ring the national coordination desk on ${helpPhone}` : 'tell the authority above';
