import { Table } from '#app/components/content/table.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { PlanFault } from '#app/domain/oversight/plan-fault.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Row = Pick<Wire<PlanFault>, 'id' | 'caseId' | 'reference' | 'differs' | 'dueAt' | 'foundAt'> & {
  readonly title: string;
};

/** Each deadline that is not as it should be, with the case in which to look at it. */
export function PlanFaultTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <Table
      caption="Plans that differ"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: 'Case',
          cell: ({ id, caseId, reference }) => (
            <a className="govuk-link cg-reference" href={`/cases/${caseId}#due-${id}`}>
              {reference}
            </a>
          ),
        },
        { heading: 'Deadline', cell: ({ title }) => title },
        { heading: 'Kept as due', cell: ({ dueAt }) => formatMoment(dueAt) },
        { heading: 'What differs', cell: ({ differs }) => words[differs] },
        { heading: 'Since', cell: ({ foundAt }) => <Moment at={foundAt} /> },
      ]}
    />
  );
}

const words = {
  due: 'The due date: its rule comes to another',
  plan: 'The reminders or the escalations: some are missing, too many or at another time',
  unknown: 'It cannot be computed again',
} as const satisfies Record<PlanFault['differs'], string>;
