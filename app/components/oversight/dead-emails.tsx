import { EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { codeWords } from '#app/components/oversight/attempt-words.ts';
import { RetryEmail } from '#app/components/oversight/retry-email.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { DeadEmail } from '#app/domain/oversight/operations.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Row = Wire<DeadEmail>;
type Props = { readonly emails: readonly Row[]; readonly mayRetry: boolean };

/** E-mails that were given up; their notices are in the inbox all the same. */
export function DeadEmails({ emails, mayRetry }: Props) {
  if (emails.length === 0) return <EmptyState title="No e-mail was given up." />;
  return (
    <Table
      caption="E-mails given up"
      captionHidden
      rows={emails}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'To', cell: ({ to }) => to },
        { heading: 'Kind', cell: ({ kind }) => codeWords(kind) },
        { heading: 'Given up', cell: ({ settledAt }) => <Moment at={settledAt} /> },
        { heading: 'Attempts', cell: (row) => <History row={row} />, numeric: true },
        { heading: 'Because', cell: ({ reason }) => codeWords(reason) },
        ...(mayRetry
          ? [{ heading: 'Send again', cell: ({ id, to }: Row) => <RetryEmail id={id} to={to} /> }]
          : []),
      ]}
    />
  );
}

function History({ row: { id, to, attempts } }: { readonly row: Row }) {
  return (
    <a className="govuk-link" href={`/operations/emails/${id}`}>
      {attempts}
      <span className="govuk-visually-hidden"> at the e-mail to {to}</span>
    </a>
  );
}
