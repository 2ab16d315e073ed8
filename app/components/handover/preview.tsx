import { SummaryList } from '#app/components/content/summary-list.tsx';
import { genderWords, languageWords } from '#app/components/handover/words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import type { Preview } from '#app/domain/handover/handover-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** The least that lets an authority decide: nobody could recognise the child by it. */
export function HandoverPreview({ preview }: { readonly preview: Wire<Preview> }) {
  return (
    <>
      <h2 className="govuk-heading-m">The child</h2>
      <SummaryList
        rows={[
          { key: 'Age', value: preview.ageYears === null ? 'Not known' : `${preview.ageYears} years` },
          { key: 'Gender', value: genderWords(preview.gender) },
          { key: 'Language', value: languageWords(preview.language) },
          { key: 'Interpreter', value: preview.interpreterNeeded ? 'Needed' : 'Not needed' },
          { key: 'Found in the area of', value: preview.foundArea },
          { key: 'Referred', value: <Moment at={preview.openedAt} /> },
          { key: 'Immediate danger', value: preview.immediateDanger ? 'Reported' : 'Not reported' },
          { key: 'Indicators of trafficking', value: `${preview.indicators} reported` },
        ]}
      />
    </>
  );
}
