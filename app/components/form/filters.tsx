import type { ReactNode } from 'react';

type Props = {
  readonly children: ReactNode;
  /** The page without any filter. */
  readonly clearTo: string;
  readonly label?: string;
};

/** Narrows a list through the page's address. Never put a name in it: addresses are remembered; search by post instead. */
export function Filters({ children, clearTo, label = 'Filter' }: Props) {
  return (
    <form method="get" className="cg-filters" aria-label={label}>
      <div className="cg-filters__fields">{children}</div>
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button govuk-button--secondary">
          {label}
        </button>
        <a className="govuk-link" href={clearTo}>
          Show all
        </a>
      </div>
    </form>
  );
}
