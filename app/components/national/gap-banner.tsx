import { NotificationBanner } from '#app/components/content/notification-banner.tsx';
import { WarningText } from '#app/components/content/notes.tsx';
import { gapWords } from '#app/components/oversight/outage-words.ts';
import { formatMoment } from '#app/components/time/london.ts';
import type { Outage } from '#app/domain/oversight/outage.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly silentSince: string | null; readonly gaps: readonly Wire<Outage>[] };

/** What a coordinator must know before reading any list: whether reminders go out, and whether they lately did not. */
export function GapBanner({ silentSince, gaps }: Props) {
  return (
    <>
      {silentSince !== null && (
        <WarningText>
          The service has been silent since {formatMoment(silentSince)}: no reminder or escalation goes out.
          What is overdue is shown here all the same.
        </WarningText>
      )}
      {gaps.length > 0 && (
        <NotificationBanner>
          {gaps.map((gap) => (
            <p key={`${gap.component}-${gap.from}`} className="govuk-body">
              {gapWords(gap)}
            </p>
          ))}
        </NotificationBanner>
      )}
    </>
  );
}
