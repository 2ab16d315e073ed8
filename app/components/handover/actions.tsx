import { Button, ButtonLink } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import type { HandoverView } from '#app/domain/handover/handover-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** What this reader can do about a handover now. */
export function HandoverActions({ view }: { readonly view: Wire<HandoverView> }) {
  const { handover, rights, preview } = view;
  const to = (action: string) => `/handovers/${handover.id}/${action}`;
  return (
    <>
      {rights.answer && (
        <>
          <h2 className="govuk-heading-m">Your answer</h2>
          {handover.state === 'sent' && (
            <PostForm>
              <p className="govuk-body">Say that somebody has seen this, if you cannot answer at once.</p>
              <Button tone="secondary">Acknowledge</Button>
            </PostForm>
          )}
          <div className="govuk-button-group">
            <ButtonLink to={to('accept')}>Accept responsibility</ButtonLink>
            <ButtonLink to={to('ask')} tone="secondary">
              Ask a question
            </ButtonLink>
            <ButtonLink to={to('refuse')} tone="secondary">
              Refuse
            </ButtonLink>
          </div>
        </>
      )}
      {rights.reply && <ButtonLink to={to('reply')}>Answer the question</ButtonLink>}
      {rights.decide && <ButtonLink to={to('decide')}>Decide who has to answer</ButtonLink>}
      {rights.openCase && preview && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/cases/${preview.caseId}`}>
            Open the case {preview.reference}
          </a>
        </p>
      )}
    </>
  );
}
