import { NotificationBanner } from '#app/components/content/notification-banner.tsx';

/** Says on every page that nothing can be changed just now, and what to do instead. */
export function HoldBanner({ helpPhone }: { readonly helpPhone: string | null }) {
  return (
    <NotificationBanner>
      <strong>You can read, and nothing can be changed just now.</strong> The service has been restored from a
      backup and is being checked. What was done in the last hours before may be missing: keep your own note
      of it. Do not wait for this service if a child may come to harm: ring 999
      {helpPhone === null ? '' : `, or ${helpPhone}`}.
    </NotificationBanner>
  );
}
