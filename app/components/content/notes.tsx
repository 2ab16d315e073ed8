import type { ReactNode } from 'react';

type Children = { readonly children: ReactNode };

/** Something done, said large: the last page of a task. */
export function Panel({ title, children }: Children & { readonly title: string }) {
  return (
    <div className="govuk-panel govuk-panel--confirmation">
      <h1 className="govuk-panel__title">{title}</h1>
      <div className="govuk-panel__body">{children}</div>
    </div>
  );
}

/** A consequence that must not be overlooked. */
export function WarningText({ children }: Children) {
  return (
    <div className="govuk-warning-text">
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">Warning</span> {children}
      </strong>
    </div>
  );
}

/** A quotation or an aside that stands apart from the text. */
export function InsetText({ children }: Children) {
  return <div className="govuk-inset-text">{children}</div>;
}

/** More for those who want it; opens without JavaScript. Given `open`, it is when the page comes. */
export function Details({
  summary,
  open = false,
  children,
}: Children & { readonly summary: ReactNode; readonly open?: boolean }) {
  return (
    <details className="govuk-details" open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}

/** Says that a list is empty, why, and what to do, where an empty table would say nothing. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="cg-empty">
      <p className="govuk-body govuk-!-font-weight-bold">{title}</p>
      {children && <div className="govuk-body">{children}</div>}
    </div>
  );
}
