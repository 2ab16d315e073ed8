import type { Actor } from '#app/domain/account/actor.ts';
import { appointFrom, type OfferRefusal } from '#app/domain/guardian/offer.ts';
import { spokenCode } from '#app/domain/referral/referral.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { openIdentity } from '#app/store/case/identity.server.ts';
import {
  addAppointment,
  changeOffer,
  findOffer,
  hasGuardian,
} from '#app/store/guardian/offer-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type AppointGuardianRefusal =
  NotFound | OfferRefusal | { readonly kind: 'already-appointed' } | { readonly kind: 'changed-meanwhile' };

/** Appoints the guardian who accepted, from now, with a numbered letter of appointment. */
export function appointGuardian(
  deps: Deps,
  actor: Actor,
  offerId: string,
): Promise<Result<{ readonly caseId: string; readonly letterNumber: string }, AppointGuardianRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const offer = await findOffer(tx, offerId);
    if (offer === null) return refuse({ kind: 'not-found' });
    const entitled = await entitledCase(tx, actor, offer.caseId, { action: 'appoint-guardian', now });
    if (!entitled.ok) return entitled;
    const decision = appointFrom(offer.state);
    if (!decision.ok) return decision;
    if (await hasGuardian(tx, offer.caseId)) return refuse({ kind: 'already-appointed' });

    if (!(await changeOffer(tx, offer, { state: decision.value })))
      return refuse({ kind: 'changed-meanwhile' });
    const letterNumber = `L-${spokenCode(deps.randomBytes(8))}`;
    await addAppointment(tx, {
      id: deps.newId(),
      offer,
      startsAt: now,
      appointedById: actor.userId,
      letterNumber,
    });
    const opened = await openIdentity(tx, deps.vault, offer.caseId);
    await recordEvent(changeBy(deps, tx, actor, now), entitled.value.file, {
      type: 'GuardianAppointed',
      at: now,
      detail: { offer: offer.id, guardian: offer.guardianId, letter: letterNumber },
      dateOfBirth: opened?.identity.birthDate ?? null,
    });
    deps.bell.ring('send');
    return accept({ caseId: offer.caseId, letterNumber });
  });
}
