import { Details, EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { refusalWords, stateWords } from '#app/components/handover/words.ts';
import { Thread } from '#app/components/handover/thread.tsx';
import { Reasons } from '#app/components/matching/reasons.tsx';
import { declineWords, endWords, offerWords } from '#app/components/matching/words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import type { GuardianPeriod, HandoverMade, OfferMade } from '#app/domain/case/people-view.ts';
import { endedWithCase } from '#app/domain/guardian/appointment.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type PeriodProps = { readonly periods: readonly Wire<GuardianPeriod>[]; readonly withLetters: boolean };

/** Every time in which somebody was the child's guardian. */
export function GuardianPeriods({ periods, withLetters }: PeriodProps) {
  if (periods.length === 0) return <EmptyState title="Nobody has been this child’s guardian yet." />;
  return (
    <Table
      caption="Guardians"
      captionHidden
      rows={periods}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Guardian', cell: ({ guardian }) => guardian },
        { heading: 'From', cell: ({ startsAt }) => <Moment at={startsAt} /> },
        { heading: 'Until', cell: ({ endsAt }) => (endsAt ? <Moment at={endsAt} /> : 'Now') },
        { heading: 'Why it ended', cell: ({ endReason }) => endReasonWords(endReason) },
        {
          heading: 'Letter',
          cell: ({ id, letterNumber }) =>
            withLetters ? (
              <a className="govuk-link cg-reference" href={`/appointments/${id}/letter`}>
                {letterNumber}
              </a>
            ) : (
              <span className="cg-reference">{letterNumber}</span>
            ),
        },
      ]}
    />
  );
}

const endReasonWords = (code: string | null): string => (code === null ? '–' : (endings[code] ?? code));

const endings: Readonly<Record<string, string>> = { ...endWords, [endedWithCase]: 'The case was closed' };

/** Who was asked to be the guardian, and what they answered. */
export function OffersMade({ offers }: { readonly offers: readonly Wire<OfferMade>[] }) {
  if (offers.length === 0) return <EmptyState title="No guardian has been asked yet." />;
  return (
    <Table
      caption="Offers"
      captionHidden
      rows={offers}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Guardian asked', cell: ({ guardian }) => guardian },
        { heading: 'Asked', cell: ({ offeredAt }) => <Moment at={offeredAt} /> },
        {
          heading: 'Answered',
          cell: ({ answeredAt }) => (answeredAt ? <Moment at={answeredAt} /> : 'Not yet'),
        },
        { heading: 'State', cell: OfferState },
      ]}
    />
  );
}

function OfferState({ state, declineCode, reasons }: Wire<OfferMade>) {
  return (
    <>
      {offerWords[state]}
      {declineCode && `: ${declineWords[declineCode]}`}
      {reasons.length > 0 && (
        <Details summary="Why this guardian">
          <Reasons reasons={reasons} />
        </Details>
      )}
    </>
  );
}

/** Every authority that was asked to accept responsibility. */
export function HandoversMade({ handovers }: { readonly handovers: readonly Wire<HandoverMade>[] }) {
  if (handovers.length === 0) return <EmptyState title="No authority has been asked yet." />;
  return (
    <>
      <Table
        caption="Handovers"
        captionHidden
        rows={handovers}
        keyOf={({ id }) => id}
        columns={[
          { heading: 'Authority asked', cell: ({ toAuthority }) => toAuthority.name },
          { heading: 'Sent', cell: ({ sentAt }) => <Moment at={sentAt} /> },
          {
            heading: 'Seen',
            cell: ({ acknowledgedAt }) => (acknowledgedAt ? <Moment at={acknowledgedAt} /> : '–'),
          },
          { heading: 'Answer', cell: HandoverAnswer },
        ]}
      />
      {handovers.map((handover) => (
        <Thread key={handover.id} messages={handover.thread} />
      ))}
    </>
  );
}

function HandoverAnswer(handover: Wire<HandoverMade>) {
  const { state, answeredAt, answeredBy, refusalCode, proposedAuthority } = handover;
  return (
    <>
      {stateWords[state]}
      {refusalCode && `: ${refusalWords[refusalCode]}`}
      {proposedAuthority && `. Proposed instead: ${proposedAuthority.name}`}
      {answeredAt && (
        <>
          , <Moment at={answeredAt} />
        </>
      )}
      {answeredBy && `, ${answeredBy}`}
    </>
  );
}
