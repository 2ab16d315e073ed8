import { reasonWords } from '#app/components/matching/words.ts';
import type { Reason } from '#app/domain/guardian/match.ts';

/** Why a guardian stands where they stand: every point has a reason, and the reasons add up to the score. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <ul className="govuk-list cg-reasons">
      {reasons.map(({ code, points }) => (
        <li key={code}>
          {reasonWords[code]}: {points} {points === 1 ? 'point' : 'points'}
        </li>
      ))}
    </ul>
  );
}
