import { EmptyState } from '#app/components/content/notes.tsx';
import { gapWords } from '#app/components/oversight/outage-words.ts';
import type { Outage } from '#app/domain/oversight/outage.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** When the service stood still in the last 30 days. */
export function Outages({ outages }: { readonly outages: readonly Wire<Outage>[] }) {
  if (outages.length === 0) return <EmptyState title="No gap in the last 30 days." />;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {outages.map((outage) => (
        <li key={`${outage.component}-${outage.from}`}>{gapWords(outage)}</li>
      ))}
    </ul>
  );
}
