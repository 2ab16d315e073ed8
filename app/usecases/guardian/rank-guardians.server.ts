import { londonDate } from '#app/domain/calendar/london-date.ts';
import { rankCandidates } from '#app/domain/guardian/match.ts';
import { loadCandidates, needOf } from '#app/store/guardian/candidates.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** Guardians for a case, best first with reasons, and those who may not be asked with what bars them. */
export async function rankGuardians(tx: Tx, caseId: string, now: Date) {
  const need = await needOf(tx, caseId);
  if (need === null) return { ranked: [], barred: [] };
  const candidates = await loadCandidates(tx, { caseId, nation: need.nation }, now);
  return rankCandidates(need, candidates, londonDate(now));
}
