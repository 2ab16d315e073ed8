import type { ReactNode } from 'react';
import { NotificationBanner } from '#app/components/content/notification-banner.tsx';
import { Footer } from '#app/components/layout/footer.tsx';
import { Header, type Viewer } from '#app/components/layout/header.tsx';
import { HoldBanner } from '#app/components/layout/hold-banner.tsx';
import { SessionWarning } from '#app/components/layout/session-warning.tsx';

export type FrameProps = {
  readonly signedIn: Viewer;
  readonly path: string;
  readonly demonstration: boolean;
  /** Where the demonstration shows the e-mails it would have sent. */
  readonly mailbox: string | null;
  readonly helpPhone: string | null;
  /** The service holds still after a restore. */
  readonly held: boolean;
  /** What the page before this one did, said once. */
  readonly flash: string | null;
  readonly children: ReactNode;
};

/** Header, page, footer. */
export function Frame({ signedIn, path, helpPhone, held, flash, children, ...rest }: FrameProps) {
  return (
    <>
      <Header signedIn={signedIn} path={path} />
      {rest.demonstration && <Demonstration mailbox={rest.mailbox} />}
      <div className="govuk-width-container cg-page">
        {signedIn && <SessionWarning />}
        {held && <HoldBanner helpPhone={helpPhone} />}
        {flash && <NotificationBanner kind="success">{flash}</NotificationBanner>}
        {children}
      </div>
      <Footer helpPhone={helpPhone} />
    </>
  );
}

function Demonstration({ mailbox }: { readonly mailbox: string | null }) {
  return (
    <aside className="cg-demonstration" aria-label="Demonstration">
      <p className="govuk-width-container">
        Demonstration: everybody here is invented. Do not enter anything about a real child.{' '}
        {mailbox && (
          <a className="govuk-link" href={mailbox}>
            Read the e-mails it sends
          </a>
        )}
      </p>
    </aside>
  );
}
