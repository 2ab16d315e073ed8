import { confidenceWords, sourceKinds } from '#app/components/case/due-words.ts';
import { Details } from '#app/components/content/notes.tsx';
import type { OpenDue } from '#app/domain/case/due-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** Why a deadline falls when it does, where that is written, and how sure anybody is of it. */
export function DueReasons({ due }: { readonly due: Wire<OpenDue> }) {
  const { source, confidence, why } = due;
  return (
    <Details summary="Why is this due?">
      <ul className="govuk-list govuk-list--bullet">
        {why.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="govuk-body">
        <strong>Where it comes from:</strong> {sourceKinds[source.kind]}.{' '}
        {source.url && (
          <a className="govuk-link" href={source.url} rel="noreferrer">
            Read the source
          </a>
        )}
      </p>
      <p className="govuk-body">
        <strong>Whose duty the source says it is:</strong> {due.responsibleLabel}.
      </p>
      <p className="govuk-body">
        <strong>How sure the date is:</strong> {confidenceWords[confidence]}
      </p>
    </Details>
  );
}
