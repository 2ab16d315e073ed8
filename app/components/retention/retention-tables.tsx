import { EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { basisWords, erasureStates, holdWords } from '#app/components/retention/words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import { formatPlainDay } from '#app/components/time/london.ts';
import type { DueReview, ErasureView, Hold } from '#app/domain/retention/retention-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

const Case = ({ caseId, reference }: { readonly caseId: string; readonly reference: string }) => (
  <a className="govuk-link cg-reference" href={`/retention/${caseId}`}>
    {reference}
  </a>
);

/** Closed cases whose time is over. */
export function DueTable({ rows }: { readonly rows: readonly Wire<DueReview>[] }) {
  if (rows.length === 0)
    return <EmptyState title="Nothing is due for review.">Only closed cases become due.</EmptyState>;
  return (
    <Table
      caption="Due for review"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', cell: Case },
        { heading: 'Since', cell: ({ dueOn }) => formatPlainDay(dueOn) },
        { heading: 'State', cell: dueState },
      ]}
    />
  );
}

function dueState({ held, proposed }: Wire<DueReview>) {
  if (held) return <Tag tone="notice">On legal hold</Tag>;
  return proposed ? <Tag tone="warning">Erasure proposed</Tag> : <Tag tone="warning">To decide</Tag>;
}

/** What may not be erased for now. */
export function HoldTable({ rows }: { readonly rows: readonly Wire<Hold>[] }) {
  if (rows.length === 0) return <EmptyState title="No record is on legal hold." />;
  return (
    <Table
      caption="Legal holds"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', cell: Case },
        { heading: 'Why', cell: ({ reason }) => holdWords(reason) },
        {
          heading: 'Set by',
          cell: ({ setBy, setAt }) => (
            <>
              {setBy}, <Moment at={setAt} />
            </>
          ),
        },
        {
          heading: 'Until',
          cell: ({ reviewOn, liftedAt }) =>
            liftedAt === null ? (
              `To be reviewed on ${formatPlainDay(reviewOn)}`
            ) : (
              <>
                Lifted <Moment at={liftedAt} />
              </>
            ),
        },
      ]}
    />
  );
}

/** Erasures from proposal to proof. */
export function ErasureTable({
  rows,
  none,
}: {
  readonly rows: readonly Wire<ErasureView>[];
  readonly none: string;
}) {
  if (rows.length === 0) return <EmptyState title={none} />;
  return (
    <Table
      caption={none}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', cell: Case },
        { heading: 'Why', cell: ({ basis }) => basisWords(basis) },
        {
          heading: 'State',
          cell: ({ state }) => <Tag tone={erasureStates[state].tone}>{erasureStates[state].words}</Tag>,
        },
        {
          heading: 'Proposed',
          cell: ({ proposedBy, proposedAt }) => (
            <>
              {proposedBy}, <Moment at={proposedAt} />
            </>
          ),
        },
        { heading: 'Decided', cell: Decided },
        { heading: 'Proof', cell: Proof },
      ]}
    />
  );
}

function Decided({ decidedBy, decidedAt }: Wire<ErasureView>) {
  if (decidedAt === null) return <>Not yet</>;
  return (
    <>
      {decidedBy}, <Moment at={decidedAt} />
    </>
  );
}

function Proof({ fields, keyHash }: Wire<ErasureView>) {
  if (keyHash === null) return <>None</>;
  return (
    <>
      {fields} fields. Hash of the key: <span className="cg-codes cg-long-code">{keyHash.slice(0, 16)}</span>
    </>
  );
}
