import { WarningText, InsetText } from '#app/components/content/notes.tsx';
import type { ChainCheck, ChainFault } from '#app/domain/oversight/audit-view.ts';

const faultWords = {
  changed: 'has been changed',
  missing: 'follows one that is missing',
  unlinked: 'does not follow from the one before it',
  'cut-off': 'should be the last one and is not',
} as const satisfies Record<ChainFault, string>;

/** Which entries were checked. */
function counted({ from, to, checked }: ChainCheck): string {
  if (checked === 0) return 'There is no entry to be';
  return checked === 1 ? `Entry ${from} was` : `Entries ${from} to ${to} were`;
}

/** What came of checking some links. */
export function ChainState({ chain }: { readonly chain: ChainCheck }) {
  const whole = chain.breaks.length === 0;
  return (
    <>
      {whole ? (
        <InsetText>
          {counted(chain)} checked just now: each follows from the one before, and none has been changed or
          removed.
        </InsetText>
      ) : (
        <WarningText>
          The audit trail has been tampered with. Tell the data protection lead at once.{' '}
          {chain.breaks.map(({ seq, fault }) => `Entry ${seq} ${faultWords[fault]}.`).join(' ')}
        </WarningText>
      )}
    </>
  );
}
