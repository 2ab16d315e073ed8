import type { Actor } from '#app/domain/account/actor.ts';
import { answerOfferAs } from '#app/usecases/guardian/answer-offer.server.ts';
import { appointGuardian } from '#app/usecases/guardian/appoint-guardian.server.ts';
import { offerGuardianship } from '#app/usecases/guardian/offer-guardianship.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';

import { refer } from './a-referral.ts';
import type { World } from './world.ts';

export const kent = 'E10000016';

type Changes = Parameters<typeof refer>[1] & {
  readonly guardian?: Actor;
  readonly worker?: Actor;
};

/** A case with everybody around it, one step after another; a test takes the steps it is about. */
export type ACase = {
  readonly caseId: string;
  readonly coordinator: Actor;
  readonly guardian: Actor;
  readonly worker: Actor;
};

/** A referred child found in Kent, with people who have done nothing yet. */
export async function aCase(world: World, { guardian, worker, ...child }: Changes = {}): Promise<ACase> {
  const { staff } = world;
  const { caseId } = await refer(world, child);
  return {
    caseId,
    coordinator: await staff.add('coordinator'),
    guardian: guardian ?? (await staff.guardian()),
    worker: worker ?? (await staff.add('social-worker', { authorityId: kent })),
  };
}

const must = <T>(result: { ok: true; value: T } | { ok: false; error: { kind: string } }): T => {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

/** Kent accepts responsibility. */
export async function accepted(world: World, about: ACase): Promise<ACase> {
  const handover = await world.owner.handover.findFirstOrThrow({ where: { caseId: about.caseId } });
  must(await answerHandoverAs(world.deps, about.worker, handover.id, { verb: 'accept' }));
  return about;
}

/** The guardian is asked; answers the offer's id. */
export async function offered(world: World, { coordinator, caseId, guardian }: ACase): Promise<string> {
  return must(await offerGuardianship(world.deps, coordinator, caseId, guardian.userId)).offerId;
}

/** The guardian is asked, says yes and is appointed; answers the appointment's id. */
export async function appointed(world: World, about: ACase): Promise<string> {
  const offerId = await offered(world, about);
  must(await answerOfferAs(world.deps, about.guardian, offerId, { verb: 'accept' }));
  must(await appointGuardian(world.deps, about.coordinator, offerId));
  return (await world.owner.appointment.findUniqueOrThrow({ where: { offerId } })).id;
}

/** Accepted by Kent and with a guardian. */
export async function aGuardedCase(
  world: World,
  changes: Changes = {},
): Promise<ACase & { readonly appointmentId: string }> {
  const about = await accepted(world, await aCase(world, changes));
  return { ...about, appointmentId: await appointed(world, about) };
}
