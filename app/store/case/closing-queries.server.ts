import { closeReasonOf, closingOf, obstaclesTo, type Obstacle } from '#app/domain/case/closing.ts';
import type { ClosingEntry, ClosingView } from '#app/domain/case/closing-view.ts';
import {
  readAround,
  readClosingFacts,
  readRunningIn,
  type ClosingRecord,
} from '#app/store/case/closing-store.server.ts';
import type { CaseReading } from '#app/store/case/header-queries.server.ts';
import { notePlace } from '#app/store/case/identity.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { DataKey } from '#app/store/shared/vault.server.ts';

/** Everything the page about the closing of a case shows. Notes are opened only with the child's key. */
export async function readClosing(tx: Tx, reading: CaseReading): Promise<ClosingView> {
  const { caseId, key, header } = reading;
  const facts = await readClosingFacts(tx, caseId);
  const state = closingOf(facts);
  const proposal = state.kind === 'proposed' ? state.proposal : null;
  const closed = header.status === 'closed';
  return {
    kind: closed ? 'closed' : state.kind,
    proposal: await proposalOf(tx, reading, proposal),
    obstacles: closed ? [] : await obstaclesNow(tx, reading, proposal),
    running: await readRunningIn(tx, caseId),
    history: facts.map((fact) => entryOf(fact, key)),
  };
}

async function proposalOf(tx: Tx, { actor, key }: CaseReading, proposal: ClosingRecord | null) {
  if (proposal === null) return null;
  const own = proposal.byId === actor.userId;
  return { ...entryOf(proposal, key), own, otherId: await idOf(tx, proposal.other) };
}

async function obstaclesNow(
  tx: Tx,
  { caseId, now, header }: CaseReading,
  proposal: ClosingRecord | null,
): Promise<readonly Obstacle[]> {
  const birthDate = header.identity?.birthDate ?? null;
  const around = await readAround(tx, { caseId, birthDate, other: proposal?.other ?? null, now });
  return obstaclesTo(proposal && closeReasonOf(proposal), around);
}

function entryOf(
  { id, type, at, by, reason, other, noteSealed }: ClosingRecord,
  key: DataKey | null,
): ClosingEntry {
  const note = noteSealed === null || key === null ? null : key.open(notePlace(id), noteSealed);
  return { id, type, at, by, reason, other, note };
}

async function idOf(tx: Tx, reference: string | null): Promise<string | null> {
  if (reference === null) return null;
  const row = await tx.childCase.findUnique({ where: { reference }, select: { id: true } });
  return row?.id ?? null;
}
