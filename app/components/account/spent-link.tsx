import { Page } from '#app/components/layout/page.tsx';

/** A link that was used, is too old, or never was one; the three look the same. */
export function SpentLink() {
  return (
    <Page title="This link does not work any more">
      <p className="govuk-body">
        A link works once, and only for a time: 30 minutes if you forgot your password, 72 hours if you were
        invited. Check that all of it was copied.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/forgotten-password">
          Have a new link sent
        </a>
      </p>
    </Page>
  );
}
