import { MoveNumbers, MoveTable } from '#app/components/rules/moves.tsx';
import type { MovePreview } from '#app/domain/deadline/recompute-preview.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly preview: Wire<MovePreview>; readonly now: string };

/** What a day more or less would do to the deadlines that run, in numbers and the first of them one by one. */
export function WhatWouldMove({ preview: { counts, moves }, now }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">What would move</h2>
      <MoveNumbers counts={counts} />
      {moves.length > 0 && <MoveTable moves={moves} now={now} />}
      {counts.moved > moves.length && (
        <p className="govuk-body">
          These are the first {moves.length} of {counts.moved}.
        </p>
      )}
    </>
  );
}
