import { thenWords, timeWords } from '#app/components/retention/words.ts';
import { Table } from '#app/components/content/table.tsx';
import type { RetentionRule } from '#app/domain/retention/schedule.ts';

const confidence = { high: 'High', medium: 'Medium', low: 'Low: have it signed off' } as const;

/** How long what is kept, with the reasons and how sure we are of them. */
export function ScheduleTable({ rules }: { readonly rules: readonly RetentionRule[] }) {
  return (
    <Table
      caption="The schedule. The controller sets these values; they are a proposal and no legal advice."
      rows={rules}
      keyOf={({ key }) => key}
      columns={[
        { heading: 'What', cell: ({ title }) => title },
        { heading: 'It holds', cell: ({ holds }) => holds },
        { heading: 'Until', cell: timeWords },
        { heading: 'Then', cell: ({ then }) => thenWords[then] },
        { heading: 'Why', cell: ({ basis }) => basis },
        { heading: 'How sure', cell: (rule) => confidence[rule.confidence] },
      ]}
    />
  );
}
