import type { MouseEvent } from 'react';

/** Goes to a page about nothing and forgets the referral in this browser; the code opens it again elsewhere. */
export function LeaveQuickly() {
  return (
    <nav className="cg-leave" aria-label="Leave quickly">
      <a className="govuk-button govuk-button--warning" href="/referral/leave" rel="nofollow" onClick={leave}>
        Leave this page quickly
      </a>
    </nav>
  );
}

/** With JavaScript, the page just left is not one step back either. */
function leave(event: MouseEvent) {
  event.preventDefault();
  document.body.hidden = true;
  window.location.replace('/referral/leave');
}
