import { EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { languageWords } from '#app/components/handover/words.ts';
import { Reasons } from '#app/components/matching/reasons.tsx';
import { barWords } from '#app/components/matching/words.ts';
import type { Barred, Candidate, Ranked } from '#app/domain/guardian/match.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type RankedProps = {
  readonly ranked: readonly Wire<Ranked>[];
  /** Where an offer to a guardian is confirmed; null while none can be made. */
  readonly offerTo: ((guardianId: string) => string) | null;
};

/** Guardians who may be asked, best first. */
export function Candidates({ ranked, offerTo }: RankedProps) {
  if (ranked.length === 0)
    return (
      <EmptyState title="No guardian may be asked now">
        The list below says what bars each of them. Tell the service manager: this child has nobody.
      </EmptyState>
    );
  return (
    <Table
      caption="Guardians who may be asked, best first"
      rows={ranked}
      keyOf={({ candidate }) => candidate.guardianId}
      columns={[
        { heading: 'Guardian', cell: ({ candidate }) => candidate.name },
        { heading: 'Score', cell: ({ score }) => score, numeric: true },
        { heading: 'Why', cell: ({ reasons }) => <Reasons reasons={reasons} /> },
        { heading: 'Caseload', cell: ({ candidate }) => caseloadWords(candidate) },
        { heading: 'Languages', cell: ({ candidate }) => spoken(candidate) },
        ...(offerTo
          ? [{ heading: 'Offer', cell: (row: Wire<Ranked>) => <OfferLink row={row} offerTo={offerTo} /> }]
          : []),
      ]}
    />
  );
}

function OfferLink({
  row: { candidate },
  offerTo,
}: {
  readonly row: Wire<Ranked>;
  readonly offerTo: (guardianId: string) => string;
}) {
  return (
    <a className="govuk-link" href={offerTo(candidate.guardianId)}>
      Offer<span className="govuk-visually-hidden"> to {candidate.name}</span>
    </a>
  );
}

/** Guardians who may not be asked, each with what bars them. */
export function BarredCandidates({ barred }: { readonly barred: readonly Wire<Barred>[] }) {
  if (barred.length === 0) return null;
  return (
    <Table
      caption="Guardians who may not be asked"
      rows={barred}
      keyOf={({ candidate }) => candidate.guardianId}
      columns={[
        { heading: 'Guardian', cell: ({ candidate }) => candidate.name },
        { heading: 'Why not', cell: ({ bars }) => bars.map((bar) => barWords[bar]).join('. ') },
        { heading: 'Caseload', cell: ({ candidate }) => caseloadWords(candidate) },
        { heading: 'Languages', cell: ({ candidate }) => spoken(candidate) },
      ]}
    />
  );
}

const caseloadWords = ({ caseload, caseloadTarget, caseloadLimit }: Wire<Candidate>) =>
  `${caseload} now, target ${caseloadTarget}, limit ${caseloadLimit}`;

const spoken = ({ languages }: Wire<Candidate>) => languages.map((code) => languageWords(code)).join(', ');
