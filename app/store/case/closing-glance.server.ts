import type { CaseHeader } from '#app/domain/case/case-view.ts';
import { closeReasonOf, closingOf, type ClosingState } from '#app/domain/case/closing.ts';
import { readClosingFacts, type ClosingRecord } from '#app/store/case/closing-store.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** What the head of a case says about its closing. */
export async function readGlance(
  tx: Tx,
  { id, closedAt }: { readonly id: string; readonly closedAt: Date | null },
): Promise<CaseHeader['closing']> {
  const state = closingOf(await readClosingFacts(tx, id));
  if (closedAt !== null) return { kind: 'closed', at: closedAt, reason: reasonOf(state) };
  return state.kind === 'proposed'
    ? { kind: 'proposed', at: state.proposal.at, reason: reasonOf(state) }
    : null;
}

function reasonOf(state: ClosingState<ClosingRecord>) {
  if (state.kind === 'open') return null;
  return closeReasonOf(state.kind === 'closed' ? state.closing : state.proposal);
}
