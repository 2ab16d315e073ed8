import { EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { formatPlainDay } from '#app/components/time/london.ts';

type Closure = {
  readonly authorityId: string;
  readonly authority: string;
  readonly date: string;
  readonly name: string;
};

/** Days to come on which authorities are closed. */
export function ClosureTable({ closures }: { readonly closures: readonly Closure[] }) {
  if (closures.length === 0)
    return (
      <EmptyState title="No day to come is entered.">
        Weekends and bank holidays are known already and are not listed here.
      </EmptyState>
    );
  return (
    <Table
      caption="Days to come"
      rows={closures}
      keyOf={({ authorityId, date }) => `${authorityId} ${date}`}
      columns={[
        { heading: 'Day', cell: ({ date }) => formatPlainDay(date) },
        { heading: 'Authority', cell: ({ authority }) => authority },
        { heading: 'Called', cell: ({ name }) => name },
      ]}
    />
  );
}
