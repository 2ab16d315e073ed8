import { useId, type ReactNode } from 'react';

type Props = {
  readonly kind?: 'success' | 'important';
  readonly children: ReactNode;
};

/** What just happened, or what matters most on this page. */
export function NotificationBanner({ kind = 'important', children }: Props) {
  const id = useId();
  const success = kind === 'success';
  return (
    <div
      className={`govuk-notification-banner${success ? ' govuk-notification-banner--success' : ''}`}
      role={success ? 'alert' : 'region'}
      aria-labelledby={id}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={id}>
          {success ? 'Done' : 'Important'}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">
        <div className="govuk-notification-banner__heading">{children}</div>
      </div>
    </div>
  );
}
