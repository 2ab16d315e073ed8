import { InsetText, WarningText } from '#app/components/content/notes.tsx';
import type { QueueState } from '#app/domain/oversight/queue-state.ts';

type Props = { readonly queue: QueueState | 'none' | 'unreachable' };

const states = [
  ['waiting', 'waiting'],
  ['active', 'being done'],
  ['delayed', 'planned for later'],
  ['failed', 'failed lately'],
  ['completed', 'done and not cleared away'],
] as const;

/** What waits on the queue. It only wakes the workers; what is owed is counted above. */
export function QueueFigures({ queue }: Props) {
  if (queue === 'none')
    return <InsetText>This web process has no queue. The workers’ own sweeps find what is due.</InsetText>;
  if (queue === 'unreachable')
    return (
      <InsetText>The queue cannot be reached. Work goes on without it, up to 15 seconds later.</InsetText>
    );
  return (
    <>
      {queue.eviction !== null && (
        <WarningText>
          Redis may throw jobs away when it is full ({queue.eviction}). Nothing that is owed is lost, but set
          its maxmemory-policy to noeviction.
        </WarningText>
      )}
      <ul className="cg-figures">
        {states.map(([state, words]) => (
          <li key={state} className="cg-figure">
            <span className="cg-figure__value">{queue[state]}</span>
            {queue[state] === 1 ? 'job' : 'jobs'} {words}
          </li>
        ))}
      </ul>
    </>
  );
}
