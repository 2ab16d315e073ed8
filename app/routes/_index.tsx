import { ButtonLink } from '#app/components/form/button.tsx';
import { WarningText } from '#app/components/content/notes.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';

export const meta = titled('Report a child who is alone');

/** The front door for somebody who has just found a child and has never been here. */
export default function Front() {
  return (
    <Page title="A child is alone and may have been trafficked">
      <WarningText>
        If the child is in danger now, ring{' '}
        <a className="govuk-link" href="tel:999">
          999
        </a>{' '}
        first. Report here afterwards.
      </WarningText>
      <p className="govuk-body-l">
        Tell us about the child once. The service finds who is responsible, asks for an independent guardian,
        and keeps every legal deadline from then on.
      </p>
      <p className="govuk-body">
        Anybody who works with children can report: police, Border Force, a school, a hospital, a charity, an
        adviser. You need no account. It takes about ten minutes; you can stop and come back.
      </p>
      <ButtonLink to="/referral" start>
        Report a child
      </ButtonLink>
      <p className="govuk-body">
        <a className="govuk-link" href="/referral/return">
          Return to a saved referral
        </a>
      </p>
      <h2 className="govuk-heading-m">What to have at hand</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>where and when the child was found, and where the child is now</li>
        <li>what you know of the child: a name if there is one, an age, a language</li>
        <li>what makes you think of trafficking, in your own words</li>
        <li>how to reach you, and whether it is safe to do so</li>
      </ul>
      <p className="govuk-body">Not knowing something is an answer. Do not wait until you know more.</p>
      <h2 className="govuk-heading-m">You work with a child already</h2>
      <p className="govuk-body">
        Guardians, children’s services and coordinators{' '}
        <a className="govuk-link" href="/sign-in">
          sign in here
        </a>
        .
      </p>
    </Page>
  );
}
