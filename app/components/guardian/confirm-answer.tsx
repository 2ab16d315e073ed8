import { myReasons } from '#app/components/guardian/offer-words.ts';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import type { DeclineCode } from '#app/domain/guardian/offer.ts';

type Props = {
  readonly offerId: string;
  readonly answer: { readonly verb: 'accept' } | { readonly verb: 'decline'; readonly code: DeclineCode };
};

/** What the answer does, before it is given: it cannot be taken back. */
export function ConfirmAnswer({ offerId, answer }: Props) {
  const declines = answer.verb === 'decline';
  return (
    <PostForm action={`/offers/${offerId}/confirm`}>
      <input type="hidden" name="answer" value={answer.verb} />
      {declines && <input type="hidden" name="reason" value={answer.code} />}
      {declines ? (
        <>
          <p className="govuk-body">Your reason: {myReasons[answer.code]}.</p>
          <p className="govuk-body">
            The coordinator asks another guardian at once. You will not see this child any more, and you will
            not be asked for this child again.
          </p>
        </>
      ) : (
        <p className="govuk-body">
          The coordinator is told at once and appoints you. From the appointment on you are expected to reach
          the child within 24 hours and to visit within five working days.
        </p>
      )}
      <p className="govuk-body">You cannot take this answer back here.</p>
      <div className="govuk-button-group">
        <Button tone={declines ? 'warning' : 'primary'}>
          {declines ? 'Confirm: I decline' : 'Confirm: I accept'}
        </Button>
        <a className="govuk-link" href={`/offers/${offerId}`}>
          Change my answer
        </a>
      </div>
    </PostForm>
  );
}
