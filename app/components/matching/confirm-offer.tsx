import type { ReactNode } from 'react';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import type { OfferView } from '#app/domain/guardian/choice-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  /** Null when somebody has dealt with it meanwhile. */
  readonly offer: Wire<OfferView> | null;
  readonly list: string;
  readonly button: string;
  readonly tone?: 'warning';
  readonly children: ReactNode;
};

/** What follows from an act on the live offer, and the button that does it. */
export function ConfirmOffer({ offer, list, button, tone, children }: Props) {
  if (offer === null)
    return (
      <p className="govuk-body">
        There is no offer to do this with any more.{' '}
        <a className="govuk-link" href={list}>
          See how things stand
        </a>
      </p>
    );
  return (
    <PostForm>
      <input type="hidden" name="offer" value={offer.id} />
      {children}
      <div className="govuk-button-group">
        <Button {...(tone ? { tone } : {})}>{button}</Button>
        <a className="govuk-link" href={list}>
          Not now
        </a>
      </div>
    </PostForm>
  );
}
