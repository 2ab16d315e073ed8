import { Details } from '#app/components/content/notes.tsx';

/** Who may refer, what is needed, what happens next. */
export function BeforeYouStart() {
  return (
    <>
      <p className="govuk-body-l">
        Anybody may report: police, Border Force, children’s services, health, schools, charities, or a member
        of the public. You need no account, and it takes about ten minutes.
      </p>
      <h2 className="govuk-heading-m">What you need</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>where and when the child was found, as well as you know it</li>
        <li>what you know of the child: a name, an age, a language</li>
        <li>what worries you, in your own words</li>
        <li>how we can reach you</li>
      </ul>
      <p className="govuk-body">
        Not knowing something is an answer. You can leave questions for later: you get a code, and with it you
        can come back within 28 days from any phone or computer.
      </p>
      <h2 className="govuk-heading-m">What happens when you send it</h2>
      <ol className="govuk-list govuk-list--number">
        <li>The children’s services where the child was found are told at once, and must answer in time.</li>
        <li>The national coordinators look for an independent guardian for the child.</li>
        <li>You get a reference number. Somebody may ring you to ask more.</li>
      </ol>
      <p className="govuk-body">
        This report does not replace a referral to the National Referral Mechanism or your own organisation’s
        safeguarding duties.
      </p>
      <OtherNumbers />
    </>
  );
}

function OtherNumbers() {
  return (
    <Details summary="Other numbers in England, Wales, Scotland and Northern Ireland">
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <strong>999</strong> for police, ambulance and fire everywhere. In Wales you can ask to speak Welsh.
          If you cannot speak, ring 999, listen, and press 55 on a mobile phone
        </li>
        <li>
          <strong>101</strong> for the police when it is not an emergency, in all four nations
        </li>
        <li>
          Modern Slavery and Exploitation Helpline, all four nations:{' '}
          <a className="govuk-link" href="tel:08000121700">
            08000 121 700
          </a>
        </li>
        <li>
          Northern Ireland, social work outside office hours:{' '}
          <a className="govuk-link" href="tel:02895049999">
            028 9504 9999
          </a>
        </li>
        <li>
          England, Wales and Scotland: children’s services have an emergency duty team at night; the council’s
          switchboard connects you
        </li>
      </ul>
    </Details>
  );
}
