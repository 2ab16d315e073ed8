import { formatMoment } from '#app/components/time/london.ts';
import type { Progress } from '#app/domain/rules/draft-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly progress: Wire<Progress> };

/** How far the worker is with carrying a change over to the deadlines that run. */
export function RecomputeProgress({ progress }: Props) {
  const { waiting, moved, same, kept, settled, finishedAt } = progress;
  const done = moved + same + kept + settled;
  return (
    <>
      <p className="govuk-body">{stateWords(done, waiting, finishedAt)}</p>
      {done > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          <li>{moved} moved, and whoever has to act was told</li>
          <li>{same} kept the same date</li>
          {kept > 0 && <li>{kept} kept the date a person gave, or hang on a date that is not on record</li>}
          {settled > 0 && <li>{settled} had been met or had ended meanwhile</li>}
        </ul>
      )}
    </>
  );
}

function stateWords(done: number, waiting: number, finishedAt: string | null): string {
  const all = done + waiting;
  if (finishedAt === null && all === 0)
    return 'The worker begins to compute deadlines that run again within a minute. Reload to look again.';
  if (finishedAt === null)
    return `${done} of ${all} deadlines have been computed again. Reload to look again.`;
  if (all === 0) return 'No deadline that ran had to be computed again.';
  return `${all === 1 ? '1 deadline was' : `All ${all} deadlines were`} computed again by ${formatMoment(finishedAt)}.`;
}
