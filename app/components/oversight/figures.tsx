import { outboxWords } from '#app/components/oversight/invariant-words.ts';
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
