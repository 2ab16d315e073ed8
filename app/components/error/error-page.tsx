import { doNotWait, errorWords } from '#app/components/error/error-words.ts';
import { Page } from '#app/components/layout/page.tsx';

/** Absent, or not for this person; the two look the same on purpose. */
export function UnknownPage() {
  const { title, text } = errorWords(404);
  return (
    <Page title={title}>
      <p className="govuk-body">{text}</p>
      <p className="govuk-body">
        If you followed a link, check that all of it was copied. If you have just taken over a child’s case,
        it appears once the appointment or the handover has been recorded.
      </p>
      <StartPage />
    </Page>
  );
}

/** A fault, in words that help, with a number that the log can be searched for. */
export function ErrorPage({ status, requestId }: { readonly status: number; readonly requestId: string }) {
  const { title, text } = errorWords(status);
  return (
    <Page title={title}>
      <p className="govuk-body">{text}</p>
      <p className="govuk-body">{doNotWait}</p>
      {requestId && (
        <p className="govuk-body">
          If you report this, say this number: <strong className="cg-number">{requestId}</strong>
        </p>
      )}
      <StartPage />
    </Page>
  );
}

function StartPage() {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href="/home">
        Go to your start page
      </a>
    </p>
  );
}
