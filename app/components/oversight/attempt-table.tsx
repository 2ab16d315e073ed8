import { Table, type Column } from '#app/components/content/table.tsx';
import { codeWords, durationWords, outcomeWords } from '#app/components/oversight/attempt-words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import type { LoggedAttempt } from '#app/domain/oversight/attempt-log.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Row = Wire<LoggedAttempt>;

const ends: readonly Column<Row>[] = [
  { heading: 'Outcome', cell: ({ outcome }) => outcomeWords(outcome) },
  { heading: 'Because', cell: ({ reason }) => (reason === null ? 'Not recorded' : codeWords(reason)) },
  {
    heading: 'Took',
    cell: ({ startedAt, finishedAt }) => durationWords(startedAt, finishedAt),
    numeric: true,
  },
  { heading: 'Claim', cell: ({ fence }) => fence, numeric: true },
];

/** Attempts at many e-mails, each leading to its e-mail. */
export function AttemptLog({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <Table
      caption="Attempts to send, newest first"
      captionHidden
      rows={rows}
      keyOf={keyOf}
      columns={[
        { heading: 'Begun', cell: (row) => <Begun row={row} /> },
        { heading: 'To', cell: ({ to }) => to },
        { heading: 'Kind', cell: ({ kind }) => codeWords(kind) },
        ...ends,
      ]}
    />
  );
}

/** The attempts at one e-mail. */
export function Attempts({ rows }: { readonly rows: readonly Row[] }) {
  const begun: Column<Row> = { heading: 'Begun', cell: ({ startedAt }) => <Moment at={startedAt} /> };
  return (
    <Table
      caption="What was tried, the first attempt at the top"
      rows={rows}
      keyOf={keyOf}
      columns={[begun, ...ends]}
    />
  );
}

const keyOf = ({ emailId, fence }: Row) => `${emailId}-${String(fence)}`;

function Begun({ row }: { readonly row: Row }) {
  return (
    <a className="govuk-link" href={`/operations/emails/${row.emailId}`}>
      <Moment at={row.startedAt} />
      <span className="govuk-visually-hidden">: the e-mail to {row.to}</span>
    </a>
  );
}
