import { NotificationBanner } from '#app/components/content/notification-banner.tsx';

/** Says on every page that nothing can be changed just now, and what to do instead. */
export function HoldBanner({ helpPhone }: { readonly helpPhone: string | null }) {
  return (
    <NotificationBanner>
      The service was restored from a backup and is being checked: you can read, and nothing can be changed
      just now. The last hours before may be missing. If a child may come to harm, do not wait: ring 999
      {helpPhone === null ? '' : `, or ${helpPhone}`}.
    </NotificationBanner>
  );
}
