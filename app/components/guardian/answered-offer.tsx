import { Panel } from '#app/components/content/notes.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { OfferState } from '#app/domain/guardian/offer.ts';

type Props = { readonly state: OfferState; readonly answeredAt: string | null };

/** What a guardian's answer led to, and what happens next. */
export function AnsweredOffer({ state, answeredAt }: Props) {
  const when = answeredAt === null ? '' : formatMoment(answeredAt);
  if (state === 'accepted') return <Accepted when={when} />;
  if (state === 'declined') return <Declined when={when} />;
  return (
    <>
      <h1 className="govuk-heading-l">This offer was withdrawn</h1>
      <p className="govuk-body">
        The coordinator has taken it back; you need do nothing. You do not see this child any more.
      </p>
      <Home />
    </>
  );
}

function Accepted({ when }: { readonly when: string }) {
  return (
    <>
      <Panel title="You said yes">{when}</Panel>
      <h2 className="govuk-heading-m">What happens next</h2>
      <ol className="govuk-list govuk-list--number">
        <li>The national coordinators have been told, and one of them appoints you.</li>
        <li>
          You get a notice here and an e-mail at that moment. Your letter of appointment is ready to print
          then.
        </li>
        <li>The child’s record opens for you, and the clock for your first contact with the child starts.</li>
      </ol>
      <p className="govuk-body">Until then you see no more of the child than before.</p>
      <Home />
    </>
  );
}

function Declined({ when }: { readonly when: string }) {
  return (
    <>
      <Panel title="You declined">{when}</Panel>
      <h2 className="govuk-heading-m">What happens next</h2>
      <p className="govuk-body">
        The national coordinators have been told and ask somebody else. You need do nothing more, and you do
        not see this child any more.
      </p>
      <Home />
    </>
  );
}

function Home() {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href="/guardian">
        Go to your children
      </a>
    </p>
  );
}
