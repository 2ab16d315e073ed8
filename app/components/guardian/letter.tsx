import { legalBasis } from '#app/components/guardian/legal-basis.ts';
import { childName } from '#app/components/case/child-name.ts';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { serviceName } from '#app/components/layout/titled.ts';
import { formatDay, formatPlainDay } from '#app/components/time/london.ts';
import type { CaseHeader } from '#app/domain/case/case-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly header: Wire<CaseHeader>;
  readonly letter: {
    readonly letterNumber: string;
    readonly guardian: string;
    readonly startsAt: string;
    readonly appointedBy: string;
  };
  readonly helpPhone: string | null;
};

/** The letter a guardian shows to a school, a surgery or a police station. */
export function Letter({ header, letter, helpPhone }: Props) {
  const basis = legalBasis[header.nation];
  const birthDate = header.identity?.birthDate;
  return (
    <article className="cg-letter">
      <p className="govuk-body cg-screen-only">{serviceName}</p>
      <p className="govuk-body">{formatDay(letter.startsAt)}</p>
      <h1 className="govuk-heading-l">Letter of appointment</h1>
      <p className="govuk-body">To whom it may concern</p>
      <p className="govuk-body">
        <strong>{letter.guardian}</strong> was appointed {basis.office} of the child named below on{' '}
        {formatDay(letter.startsAt)}.
      </p>
      <SummaryList
        rows={[
          { key: 'Letter number', value: <span className="cg-reference">{letter.letterNumber}</span> },
          { key: 'Guardian', value: letter.guardian },
          { key: 'Child', value: childName(header) },
          { key: 'Date of birth', value: birthDate ? formatPlainDay(birthDate) : 'Not known' },
          { key: 'Case', value: <span className="cg-reference">{header.reference}</span> },
          { key: 'Responsible authority', value: header.authority },
        ]}
      />
      <h2 className="govuk-heading-m">Legal basis</h2>
      <p className="govuk-body">{basis.law}</p>
      <h2 className="govuk-heading-m">What the guardian may ask of you</h2>
      <p className="govuk-body">
        The guardian is independent of every authority that decides about the child and acts in the child’s
        best interests alone. Public authorities that provide services to the child or take decisions about
        them are asked to:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {basis.asks.map((ask) => (
          <li key={ask}>{ask}</li>
        ))}
        <li>tell the guardian of meetings and decisions about the child in good time, and hear them there</li>
      </ul>
      <p className="govuk-body">The guardian does not have parental responsibility.</p>
      <Contact letter={letter} helpPhone={helpPhone} />
    </article>
  );
}

function Contact({ letter, helpPhone }: Omit<Props, 'header'>) {
  return (
    <>
      <h2 className="govuk-heading-m">If you want to check this letter</h2>
      <p className="govuk-body">
        Ring the guardianship service{helpPhone !== null && ` (${helpPhone})`} and give the letter number. You
        will be told whether the appointment is still in force. If you doubt the letter, look the number up
        yourself.
      </p>
      <p className="govuk-body">Appointed by {letter.appointedBy}, for the guardianship service.</p>
      <p className="govuk-body cg-letter__signature">Signature</p>
    </>
  );
}
