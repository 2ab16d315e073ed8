import type { Actor } from '#app/domain/account/actor.ts';
import type { GuardianChoice } from '#app/domain/guardian/choice-view.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { currentAppointment, listOffers, readNeed } from '#app/store/guardian/choice-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { entitledCase } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { rankGuardians } from '#app/usecases/guardian/rank-guardians.server.ts';

/** Who could be this child's guardian and how far the asking has come; null unless this actor may see candidates. */
export function viewChoice(deps: Deps, actor: Actor, caseId: string): Promise<GuardianChoice | null> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const entitled = await entitledCase(tx, actor, caseId, { action: 'see-candidates', now });
    if (!entitled.ok) return null;
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: 'case.viewed',
      subjectType: 'case',
      subjectId: caseId,
      caseId,
      detail: { as: 'guardian', relation: entitled.value.relation },
    });
    const need = await readNeed(tx, caseId);
    const offers = await listOffers(tx, caseId);
    const offer = offers.find(({ state }) => state === 'offered' || state === 'accepted') ?? null;
    return {
      caseId,
      reference: need.reference,
      authority: need.responsibleAuthority.name,
      language: need.language,
      interpreterNeeded: need.interpreterNeeded,
      open: entitled.value.file.status === 'open',
      appointment: await currentAppointment(tx, caseId),
      offer,
      formerOffers: offers.filter(({ id }) => id !== offer?.id),
      ...(await rankGuardians(tx, caseId, now)),
    };
  });
}
