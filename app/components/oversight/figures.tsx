import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { invariantWords, outboxWords } from '#app/components/oversight/invariant-words.ts';
import { formatMoment } from '#app/components/time/london.ts';
import type { Operations } from '#app/domain/oversight/operations.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly operations: Wire<Operations> };

/** What the service owes: actions to do, e-mails to send. */
export function Figures({ operations: { backlog, outbox } }: Props) {
  return (
    <ul className="cg-figures">
      <li className={`cg-figure${backlog.waiting > 0 ? ' cg-figure--alarm' : ''}`}>
        <span className="cg-figure__value">{backlog.waiting}</span>
        {backlog.waiting === 1 ? 'action' : 'actions'} due and not done
        {backlog.oldest && `, the oldest since ${formatMoment(backlog.oldest)}`}
      </li>
      {outbox.map(({ state, count, oldest }) => (
        <li key={state} className={`cg-figure${state === 'dead' ? ' cg-figure--alarm' : ''}`}>
          <span className="cg-figure__value">{count}</span>
          {count === 1 ? 'e-mail' : 'e-mails'} {outboxWords(state)}
          {waits(state) && `, the oldest since ${formatMoment(oldest)}`}
        </li>
      ))}
    </ul>
  );
}

const waits = (state: string) => state === 'pending' || state === 'sending' || state === 'dead';

/** What must never be so, counted. */
export function Findings({ operations: { findings } }: Props) {
  return (
    <Table
      caption="What must always be 0"
      rows={findings}
      keyOf={({ name }) => name}
      columns={[
        { heading: 'Counted', cell: ({ name }) => invariantWords[name] },
        { heading: 'Found', cell: ({ count }) => count, numeric: true },
        {
          heading: 'State',
          cell: ({ count }) =>
            count === 0 ? <Tag tone="good">As it should be</Tag> : <Tag tone="alarm">Look at once</Tag>,
        },
      ]}
    />
  );
}
