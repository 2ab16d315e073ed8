import type { Source } from '#app/domain/rules/rule.ts';

/** Where a rule is written, with a link where there is one. */
export function SourceLink({ source }: { readonly source: Source }) {
  if (source.url === null) return <>{source.citation}</>;
  return (
    <a className="govuk-link" href={source.url} rel="noreferrer">
      {source.citation}
    </a>
  );
}
