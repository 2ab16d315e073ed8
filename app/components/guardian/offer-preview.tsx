import { whyYou } from '#app/components/guardian/offer-words.ts';
import { genderWords, languageWords, nationWords } from '#app/components/handover/words.ts';
import { WarningText } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import type { Reason } from '#app/domain/guardian/match.ts';
import type { OfferPreview as Preview } from '#app/domain/guardian/offer-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly preview: Wire<Preview>; readonly reasons: readonly Wire<Reason>[] };

/** The least by which a guardian can decide, and why it was they who were asked. */
export function OfferPreview({ preview, reasons }: Props) {
  return (
    <>
      {preview.immediateDanger && (
        <WarningText>Whoever referred this child reported immediate danger.</WarningText>
      )}
      <h2 className="govuk-heading-m">The child</h2>
      <SummaryList
        rows={[
          { key: 'Age', value: preview.ageYears === null ? 'Not known' : `${preview.ageYears} years` },
          { key: 'Gender', value: genderWords(preview.gender) },
          { key: 'Language', value: languageWords(preview.language) },
          { key: 'Interpreter', value: preview.interpreterNeeded ? 'Needed' : 'Not needed' },
          { key: 'Nation', value: nationWords[preview.nation] },
          { key: 'Region', value: preview.region },
          { key: 'Found in the area of', value: preview.foundArea },
          { key: 'Immediate danger', value: preview.immediateDanger ? 'Reported' : 'Not reported' },
        ]}
      />
      <p className="govuk-body">
        You see no more than this until you are appointed, to protect the child. Looking at this page is
        recorded.
      </p>
      <h2 className="govuk-heading-m">Why you were asked</h2>
      <ul className="govuk-list govuk-list--bullet">
        {reasons.map(({ code }) => (
          <li key={code}>{whyYou(code, preview.language)}</li>
        ))}
      </ul>
      <p className="govuk-body">The child’s nationality is never weighed.</p>
    </>
  );
}
