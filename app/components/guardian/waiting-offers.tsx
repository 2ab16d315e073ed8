import { lasting } from '#app/components/case/lasting.ts';
import { ButtonLink } from '#app/components/form/button.tsx';
import type { WaitingOffer } from '#app/domain/guardian/home-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly offers: readonly Wire<WaitingOffer>[]; readonly now: string };

/** Offers that wait for an answer stand first on the page; those answered with yes tell that they wait. */
export function WaitingOffers({ offers, now }: Props) {
  return offers.map((offer) => (
    <section className="cg-alarm cg-alarm--calm" aria-labelledby={`offer-${offer.id}`} key={offer.id}>
      <h2 className="govuk-heading-m" id={`offer-${offer.id}`}>
        {offer.state === 'offered'
          ? 'A child needs your answer'
          : 'You said yes; your appointment is being made'}
      </h2>
      <p className="govuk-body">
        You were asked to be a child’s guardian {lasting(offer.offeredAt, now)} ago.
        {offer.state === 'offered' && ' The child has no guardian until somebody says yes.'}
      </p>
      {offer.state === 'offered' ? (
        <ButtonLink to={`/offers/${offer.id}`}>See the offer and answer</ButtonLink>
      ) : (
        <a className="govuk-link" href={`/offers/${offer.id}`}>
          See what happens next
        </a>
      )}
    </section>
  ));
}
