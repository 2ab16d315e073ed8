import { WarningText } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { Reasons } from '#app/components/matching/reasons.tsx';
import { declineWords, offerWords } from '#app/components/matching/words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { GuardianChoice, OfferView } from '#app/domain/guardian/choice-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** How far a child is from having a guardian, and the next thing to do about it. */
export function GuardianState({ choice }: { readonly choice: Wire<GuardianChoice> }) {
  const { appointment, offer } = choice;
  const to = (action: string) => `/cases/${choice.caseId}/guardian/${action}`;
  if (appointment !== null)
    return (
      <>
        <SummaryList
          rows={[
            { key: 'Guardian', value: appointment.guardian },
            { key: 'Since', value: <Moment at={appointment.startsAt} /> },
            { key: 'Letter of appointment', value: appointment.letterNumber },
          ]}
        />
        <ButtonLink to={to('end')} tone="secondary">
          End this guardianship
        </ButtonLink>
      </>
    );
  return (
    <>
      <WarningText>This child has no guardian.</WarningText>
      {offer && <LiveOffer offer={offer} to={to} />}
    </>
  );
}

function LiveOffer({
  offer,
  to,
}: {
  readonly offer: Wire<OfferView>;
  readonly to: (action: string) => string;
}) {
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Offered to', value: offer.guardian },
          { key: 'Offered', value: <Moment at={offer.offeredAt} /> },
          { key: 'State', value: offerWords[offer.state] },
          { key: 'Score then', value: offer.score },
          { key: 'Why', value: <Reasons reasons={offer.reasons} /> },
        ]}
      />
      <div className="govuk-button-group">
        {offer.state === 'accepted' && <ButtonLink to={to('appoint')}>Appoint {offer.guardian}</ButtonLink>}
        <ButtonLink to={to('withdraw')} tone="secondary">
          Withdraw the offer
        </ButtonLink>
      </div>
    </>
  );
}

/** What came of the offers before. */
export function FormerOffers({ offers }: { readonly offers: readonly Wire<OfferView>[] }) {
  if (offers.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Offers before</h2>
      <ul className="govuk-list govuk-list--bullet">
        {offers.map((offer) => (
          <li key={offer.id}>
            {offer.guardian}, offered on {formatMoment(offer.offeredAt)}:{' '}
            {offerWords[offer.state].toLowerCase()}
            {offer.declineCode && ` (${declineWords[offer.declineCode].toLowerCase()})`}
          </li>
        ))}
      </ul>
    </>
  );
}
