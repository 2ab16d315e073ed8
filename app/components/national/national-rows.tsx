import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { ClosingTable } from '#app/components/national/closing-table.tsx';
import { DeadlineTable } from '#app/components/national/deadline-table.tsx';
import { AnsweredOfferTable, UnguardedTable } from '#app/components/national/guardian-tables.tsx';
import { HandoverTable, RefusedTable } from '#app/components/national/handover-table.tsx';
import { emptyWords, listWords } from '#app/components/national/words.ts';
import type {
  AnsweredOfferRow,
  ClosingRow,
  DeadlineRow,
  HandoverRow,
  RefusedRow,
  UnguardedRow,
} from '#app/domain/oversight/lists.ts';
import type { KeyPage } from '#app/domain/shared/key-page.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Listed<Name, Row> = { readonly list: Name } & Wire<KeyPage<Row>>;

/** One page of one of the lists. */
export type NationalPage =
  | Listed<'reviews' | 'overdue', DeadlineRow>
  | Listed<'handovers', HandoverRow>
  | Listed<'without-guardian', UnguardedRow>
  | Listed<'offers', AnsweredOfferRow>
  | Listed<'refused', RefusedRow>
  | Listed<'closings', ClosingRow>;

type Props = {
  readonly page: NationalPage;
  readonly now: string;
  /** Something narrows the list, so that its being empty says nothing about the rest. */
  readonly narrowed: boolean;
  readonly pageTo: (cursor: Record<string, string>) => string;
};

/** The rows of a list with its neighbouring pages, or why there are none. */
export function NationalRows({ page, now, narrowed, pageTo }: Props) {
  if (page.rows.length === 0 && narrowed)
    return <EmptyState title="Nothing here matches.">“Show all” brings back the whole list.</EmptyState>;
  if (page.rows.length === 0) return <EmptyState title={emptyWords[page.list]} />;
  return (
    <>
      <RowsOf page={page} now={now} />
      <Pagination
        newer={page.before && pageTo({ before: page.before })}
        older={page.after && pageTo({ after: page.after })}
        words={{ newer: 'Previous', older: 'Next' }}
      />
    </>
  );
}

function RowsOf({ page, now }: Pick<Props, 'page' | 'now'>) {
  const about = { caption: listWords[page.list], now };
  switch (page.list) {
    case 'reviews':
    case 'overdue':
      return <DeadlineTable {...about} rows={page.rows} />;
    case 'handovers':
      return <HandoverTable {...about} rows={page.rows} />;
    case 'without-guardian':
      return <UnguardedTable {...about} rows={page.rows} />;
    case 'offers':
      return <AnsweredOfferTable {...about} rows={page.rows} />;
    case 'closings':
      return <ClosingTable caption={about.caption} rows={page.rows} />;
    case 'refused':
      return <RefusedTable {...about} rows={page.rows} />;
  }
}
