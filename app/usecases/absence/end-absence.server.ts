import type { Actor } from '#app/domain/account/actor.ts';
import { stateOf } from '#app/domain/absence/absence.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { answersFor, endAbsence, findAbsence } from '#app/store/absence/absence-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { noteAccount } from '#app/usecases/staff/note.server.ts';

export type EndAbsenceRefusal = NotFound | { readonly kind: 'already-done' };

/** Ends an absence now, and with it what cover sees; one that has not begun is taken back. Nothing is removed. */
export function endAbsenceEarly(
  deps: Deps,
  actor: Actor,
  absenceId: string,
): Promise<Result<{ readonly userId: string }, EndAbsenceRefusal>> {
  const now = deps.now();
  return asUser<Result<{ readonly userId: string }, EndAbsenceRefusal>>(deps.db, actor.userId, async (tx) => {
    const absence = mayOpen(actor.role, 'absence') ? await findAbsence(tx, absenceId) : null;
    if (absence === null || !(await answersFor(tx, absence.userId))) return refuse({ kind: 'not-found' });
    const { userId, coverId, startsAt } = absence;
    const state = stateOf(absence, now);
    const endsAt = state === 'coming' ? startsAt : now;
    if (state === 'over' || !(await endAbsence(tx, absenceId, endsAt, now)))
      return refuse({ kind: 'already-done' });
    await noteAccount(tx, { actor, at: now, action: 'absence.ended', userId, detail: { cover: coverId } });
    return accept({ userId });
  });
}
