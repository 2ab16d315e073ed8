type Props = {
  /** Addresses of the neighbouring pages; keys, not numbers, so that nothing is skipped while a list grows. */
  readonly newer?: string | null | undefined;
  readonly older?: string | null | undefined;
  readonly words?: { readonly newer: string; readonly older: string };
};

/** Steps through a long list. */
export function Pagination({ newer, older, words = { newer: 'Newer', older: 'Older' } }: Props) {
  if (!newer && !older) return null;
  return (
    <nav className="cg-pages" aria-label="Pages of this list">
      {newer && (
        <a className="govuk-link" rel="prev" href={newer}>
          <span aria-hidden="true">← </span>
          {words.newer}
        </a>
      )}
      {older && (
        <a className="govuk-link cg-pages__older" rel="next" href={older}>
          {words.older}
          <span aria-hidden="true"> →</span>
        </a>
      )}
    </nav>
  );
}
