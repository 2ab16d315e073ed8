import { EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { genderWords } from '#app/components/handover/words.ts';
import { Reference } from '#app/components/national/reference.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { SearchHit } from '#app/domain/oversight/search-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Hit = Wire<SearchHit>;
type Props = { readonly hits: readonly Hit[]; readonly more: boolean };

/** Cases that were found, told apart without names. */
export function SearchResults({ hits, more }: Props) {
  if (hits.length === 0)
    return (
      <EmptyState title="Nothing was found that you may see.">
        Names are found whole and by any two of their words, in any order and script, and by their sound; a
        reference needs all of its letters.
      </EmptyState>
    );
  return (
    <>
      <Table
        caption={more ? `The newest ${hits.length} of more cases` : `${hits.length} found`}
        rows={hits}
        keyOf={({ caseId }) => caseId}
        columns={[
          { heading: 'Case', cell: (hit) => <Reference {...hit} to={placeOf(hit)} /> },
          { heading: 'Child', cell: childWords },
          { heading: 'Found by', cell: ({ match }) => matchWords[match] },
          { heading: 'Authority', cell: ({ authority }) => authority },
          { heading: 'Referred', cell: ({ openedAt }) => <Moment at={openedAt} /> },
          { heading: 'State', cell: ({ status }) => (status === 'open' ? 'Open' : 'Closed') },
        ]}
      />
      {more && <p className="govuk-body">Add another word of the name to find fewer.</p>}
    </>
  );
}

const matchWords = {
  reference: 'Its reference',
  same: 'The same name',
  latin: 'The same in Latin letters',
  sound: 'A similar sound',
} as const satisfies Record<SearchHit['match'], string>;

const placeOf = ({ handoverId, caseId }: Hit) =>
  handoverId === null ? `/cases/${caseId}` : `/handovers/${handoverId}`;

const childWords = ({ gender, ageYears }: Hit) =>
  `${genderWords(gender)}, ${ageYears === null ? 'age not known' : `${ageYears} years`}`;
