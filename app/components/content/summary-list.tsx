import type { ReactNode } from 'react';

export type SummaryRow = {
  readonly key: string;
  readonly value: ReactNode;
  /** Where to change it; `about` completes "Change …" for screen readers. */
  readonly change?: { readonly to: string; readonly about: string } | undefined;
};

/** Facts with their names, in one column of pairs. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  const changeable = rows.some((row) => row.change);
  return (
    <dl className="govuk-summary-list">
      {rows.map(({ key, value, change }) => (
        <div
          key={key}
          className={`govuk-summary-list__row${changeable && !change ? ' govuk-summary-list__row--no-actions' : ''}`}
        >
          <dt className="govuk-summary-list__key">{key}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
          {change && (
            <dd className="govuk-summary-list__actions">
              <a className="govuk-link" href={change.to}>
                Change<span className="govuk-visually-hidden"> {change.about}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
