import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { offerWords } from '#app/components/matching/words.ts';
import { Reference } from '#app/components/national/reference.tsx';
import { DueDate, Moment } from '#app/components/time/due-date.tsx';
import type { AnsweredOfferRow, UnguardedRow } from '#app/domain/oversight/lists.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props<Row> = {
  readonly caption: string;
  readonly rows: readonly Wire<Row>[];
  readonly now: string;
};

const guardianPage = (caseId: string) => `/cases/${caseId}/guardian`;

/** Children who have nobody, the one waiting longest first. */
export function UnguardedTable({ caption, rows, now }: Props<UnguardedRow>) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', cell: (row) => <Reference {...row} to={guardianPage(row.caseId)} /> },
        { heading: 'Guardian', cell: () => <Tag tone="alarm">No guardian</Tag> },
        {
          heading: 'Since',
          cell: ({ lastEndedAt, openedAt }) => <Moment at={lastEndedAt ?? openedAt} />,
        },
        { heading: 'Age', cell: ({ ageYears }) => (ageYears === null ? 'Not known' : `${ageYears} years`) },
        { heading: 'Authority', cell: ({ authority }) => authority },
        {
          heading: 'To appoint by',
          cell: ({ dueAt }) => (dueAt === null ? 'No clock runs' : <DueDate at={dueAt} now={now} />),
        },
        { heading: 'Offer', cell: ({ offer }) => (offer === null ? 'None made' : offerWords[offer]) },
      ]}
    />
  );
}

/** Guardians who said yes and wait for the coordinator. */
export function AnsweredOfferTable({ caption, rows }: Props<AnsweredOfferRow>) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', cell: (row) => <Reference {...row} to={guardianPage(row.caseId)} /> },
        { heading: 'Authority', cell: ({ authority }) => authority },
        { heading: 'Guardian', cell: ({ guardian }) => guardian },
        { heading: 'Accepted', cell: ({ answeredAt }) => <Moment at={answeredAt} /> },
      ]}
    />
  );
}
