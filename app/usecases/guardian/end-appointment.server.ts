import type { Actor } from '#app/domain/account/actor.ts';
import type { EndReason } from '#app/domain/guardian/appointment.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { endPeriod, findAppointment } from '#app/store/guardian/appointment-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type EndAppointmentRefusal = NotFound | { readonly kind: 'already-ended' };

/**
 * Ends a guardianship from now. The former guardian loses sight of the child at once, the clock to appoint another
 * starts, the coordinators are told that a child has nobody, and the guardian and their manager that it has ended.
 */
export function endAppointment(
  deps: Deps,
  actor: Actor,
  appointmentId: string,
  reason: EndReason,
): Promise<Result<{ readonly caseId: string }, EndAppointmentRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const appointment = await findAppointment(tx, appointmentId);
    if (appointment === null) return refuse({ kind: 'not-found' });
    const { caseId, guardianId, managerId, startsAt } = appointment;
    const entitled = await entitledCase(tx, actor, caseId, { action: 'appoint-guardian', now });
    if (!entitled.ok) return entitled;
    if (appointment.endsAt !== null) return refuse({ kind: 'already-ended' });

    // A period lasts at least a millisecond, also when it was begun by mistake a moment ago.
    const at = now > startsAt ? now : new Date(startsAt.getTime() + 1);
    if (!(await endPeriod(tx, appointment, { at, reason }))) return refuse({ kind: 'already-ended' });
    await recordEvent(changeBy(deps, tx, actor, now), entitled.value.file, {
      type: 'GuardianEnded',
      at: now,
      detail: { appointment: appointment.id, guardian: guardianId, reason },
      tell: managerId === null ? [guardianId] : [guardianId, managerId],
    });
    deps.bell.ring('send');
    return accept({ caseId });
  });
}
