import { Page } from '#app/components/layout/page.tsx';

/** Absent, or not for this person; the two look the same on purpose. */
export function UnknownPage() {
  return (
    <Page title="Page not found">
      <p className="govuk-body">
        Either this page does not exist, or your account does not give access to it.
      </p>
      <p className="govuk-body">
        If you followed a link, check that all of it was copied. If you have just taken over a child’s case,
        it appears once the appointment or the handover has been recorded.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/home">
          Go to your start page
        </a>
      </p>
    </Page>
  );
}

const said: Readonly<Record<number, { readonly title: string; readonly text: string }>> = {
  403: {
    title: 'This was sent from another site',
    text: 'To protect the children, this service only accepts what is sent from its own pages. Open the page again here and repeat what you did.',
  },
  405: {
    title: 'This page cannot be used that way',
    text: 'Go back and use the buttons on the page before this one.',
  },
  409: {
    title: 'Somebody was faster',
    text: 'The record changed while you were working on it. Nothing of yours was saved. Go back, reload the page and look at what changed.',
  },
  413: {
    title: 'This is too long to send',
    text: 'Nothing was saved. Go back, shorten your longest answer and send it again.',
  },
};

const broken = {
  title: 'Something went wrong here',
  text: 'The fault is ours. It has been recorded. What you sent may not have been saved: go back, reload the page and check before you send it again.',
};

type Props = { readonly status: number; readonly requestId: string };

/** A fault, in words that help: what it means for what was being done, and what to do next. */
export function ErrorPage({ status, requestId }: Props) {
  const { title, text } = said[status] ?? broken;
  return (
    <Page title={title}>
      <p className="govuk-body">{text}</p>
      <p className="govuk-body">
        If a child may come to harm while you wait, do not wait for this service: ring 999, or the children’s
        services you know.
      </p>
      {requestId && (
        <p className="govuk-body">
          If you report this, say this number: <strong className="cg-number">{requestId}</strong>
        </p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href="/home">
          Go to your start page
        </a>
      </p>
    </Page>
  );
}

export const errorTitle = (status: number): string =>
  status === 404 ? 'Page not found' : status === 401 ? 'You were signed out' : (said[status] ?? broken).title;
