import type { ReactNode } from 'react';
import { formatMoment } from '#app/components/time/london.ts';

export type TimelineEntry = {
  readonly id: string;
  /** Instant, as ISO text. */
  readonly at: string;
  readonly title: string;
  readonly by: string;
  readonly body?: ReactNode;
  /** Shown when it was written down later than it happened. */
  readonly recordedAt?: string | undefined;
};

/** What happened, in order, with who wrote it: the chronology. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className="cg-timeline">
      {entries.map((entry) => (
        <li key={entry.id} className="cg-timeline__entry">
          <h3 className="govuk-heading-s cg-timeline__title">{entry.title}</h3>
          <p className="cg-timeline__meta">
            <time dateTime={entry.at}>{formatMoment(entry.at)}</time>, {entry.by}
            {entry.recordedAt && `. Written down on ${formatMoment(entry.recordedAt)}`}
          </p>
          {entry.body && <div className="govuk-body">{entry.body}</div>}
        </li>
      ))}
    </ol>
  );
}
