import { RecomputeProgress } from '#app/components/rules/recompute-progress.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { Progress } from '#app/domain/rules/draft-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Change = {
  readonly id: string;
  readonly authority: string;
  readonly at: string;
  readonly by: string;
  readonly cause: 'closure' | 'reopening';
  readonly progress: Wire<Progress>;
};

/** What the newest changes of closures did to deadlines that ran. */
export function ClosuresCarriedOut({ changes }: { readonly changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What the latest changes did</h2>
      {changes.map(({ id, authority, at, by, cause, progress }) => (
        <section key={id} aria-labelledby={`closure-${id}`}>
          <h3 className="govuk-heading-s" id={`closure-${id}`}>
            {authority}, a day {cause === 'closure' ? 'added' : 'taken away'} by {by} on {formatMoment(at)}
          </h3>
          <RecomputeProgress progress={progress} />
        </section>
      ))}
    </>
  );
}
