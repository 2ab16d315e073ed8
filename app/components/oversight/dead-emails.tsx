import { EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
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
        { heading: 'Kind', cell: ({ kind }) => kind.replaceAll('-', ' ') },
        { heading: 'Given up', cell: ({ settledAt }) => <Moment at={settledAt} /> },
        { heading: 'Attempts', cell: ({ attempts }) => attempts, numeric: true },
        { heading: 'Because', cell: ({ reason }) => reason },
        ...(mayRetry ? [{ heading: 'Send again', cell: (row: Row) => <Retry row={row} /> }] : []),
      ]}
    />
  );
}

function Retry({ row }: { readonly row: Row }) {
  return (
    <PostForm>
      <input type="hidden" name="email" value={row.id} />
      <Button tone="secondary">
        Send again<span className="govuk-visually-hidden"> to {row.to}</span>
      </Button>
    </PostForm>
  );
}
