import { NotificationBanner } from '#app/components/content/notification-banner.tsx';

type Props = {
  readonly expired: boolean;
  readonly signedOut: boolean;
  /** A passkey was tried and did not work. */
  readonly refused: boolean;
};

/** What brought somebody to the sign-in page. */
export function SignInNews({ expired, signedOut, refused }: Props) {
  if (refused)
    return (
      <NotificationBanner>
        This passkey did not work here. Try again, or sign in with your password.
      </NotificationBanner>
    );
  if (expired)
    return (
      <NotificationBanner>
        You were signed out after 30 minutes without activity. Sign in to go on where you were.
      </NotificationBanner>
    );
  return signedOut ? <NotificationBanner kind="success">You have signed out.</NotificationBanner> : null;
}
