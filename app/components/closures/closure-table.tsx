import { EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { formatPlainDay } from '#app/components/time/london.ts';

type Closure = {
  readonly authorityId: string;
  readonly authority: string;
  readonly date: string;
  readonly name: string;
};

type Props = {
  readonly closures: readonly Closure[];
  /** `YYYY-MM-DD`: what begins today can no longer be taken away. */
  readonly today: string;
};

/** Days to come on which authorities are closed. */
export function ClosureTable({ closures, today }: Props) {
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
        { heading: 'Take away', cell: (closure) => <TakeAway closure={closure} today={today} /> },
      ]}
    />
  );
}

function TakeAway({
  closure: { authorityId, authority, date },
  today,
}: {
  readonly closure: Closure;
  readonly today: string;
}) {
  if (date <= today) return 'It has begun';
  return (
    <a className="govuk-link" href={`/closures/${authorityId}/${date}`}>
      Take away
      <span className="govuk-visually-hidden">
        {' '}
        {formatPlainDay(date)}, {authority}
      </span>
    </a>
  );
}
