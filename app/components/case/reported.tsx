import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import { indicators, referrerKinds, safeToContact } from '#app/domain/referral/codes.ts';

type Props = {
  readonly referral: {
    readonly reference: string;
    readonly receivedAt: string;
    readonly referrerKind: string;
    readonly referrer: {
      readonly name: string;
      readonly organisation: string;
      readonly phone: string;
      readonly email: string;
    };
    readonly foundAt: string;
    readonly place: string | null;
    readonly placeAuthority: string | null;
    readonly placeDetail: string;
    readonly indicators: readonly string[];
    readonly narrative: string;
    readonly safeContact: string;
    readonly safeToContact: string;
  };
};

const lookUp = (words: Readonly<Record<string, string>>, code: string) =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code;

const orNone = (text: string, none = 'Nothing was said') => (text === '' ? none : text);

/** What was reported, as it was reported. */
export function Reported({ referral }: Props) {
  const { referrer } = referral;
  return (
    <>
      <h2 className="govuk-heading-m">What was reported</h2>
      <SummaryList
        rows={[
          { key: 'Referral', value: <span className="cg-reference">{referral.reference}</span> },
          { key: 'Received', value: <Moment at={referral.receivedAt} /> },
          { key: 'Found', value: <Moment at={referral.foundAt} /> },
          { key: 'Where', value: [referral.place, referral.placeAuthority].filter(Boolean).join(', ') },
          { key: 'More about the place', value: orNone(referral.placeDetail) },
          {
            key: 'Signs of trafficking',
            value: (
              <ul className="govuk-list govuk-list--bullet">
                {referral.indicators.map((code) => (
                  <li key={code}>{lookUp(indicators, code)}</li>
                ))}
              </ul>
            ),
          },
          {
            key: 'In the referrer’s words',
            value: <span className="cg-typed">{orNone(referral.narrative)}</span>,
          },
          { key: 'Safe to contact the child', value: lookUp(safeToContact, referral.safeToContact) },
          {
            key: 'How to make contact',
            value: <span className="cg-typed">{orNone(referral.safeContact)}</span>,
          },
        ]}
      />
      <h2 className="govuk-heading-m">Who referred</h2>
      <SummaryList
        rows={[
          { key: 'Kind', value: lookUp(referrerKinds, referral.referrerKind) },
          { key: 'Name', value: orNone(referrer.name) },
          { key: 'Organisation', value: orNone(referrer.organisation) },
          { key: 'Telephone', value: orNone(referrer.phone) },
          { key: 'E-mail', value: orNone(referrer.email) },
        ]}
      />
    </>
  );
}
