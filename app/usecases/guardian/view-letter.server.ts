import type { Actor } from '#app/domain/account/actor.ts';
import { refuse, type Result } from '#app/domain/shared/result.ts';
import {
  caseOfAppointment,
  readLetter,
  type LetterFacts,
} from '#app/store/guardian/letter-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { viewCase, type ViewCaseRefusal, type Viewed } from '#app/usecases/case/view-case.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** A letter of appointment, for those with full sight of the child's case and nobody else; a former guardian is nobody. */
export async function viewLetter(
  deps: Deps,
  actor: Actor,
  appointmentId: string,
): Promise<Result<Viewed<LetterFacts | null>, ViewCaseRefusal>> {
  const caseId = await asUser(deps.db, actor.userId, (tx) => caseOfAppointment(tx, appointmentId));
  if (caseId === null) return refuse({ kind: 'not-found' });
  return viewCase(deps, actor, { caseId, section: 'letter' }, readLetter(appointmentId));
}
