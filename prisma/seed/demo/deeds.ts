import type { Actor } from '#app/domain/account/actor.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { Db } from '#app/store/shared/database.server.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { acknowledgeEscalation } from '#app/usecases/deadline/acknowledge-escalation.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { answerOfferAs } from '#app/usecases/guardian/answer-offer.server.ts';
import { appointGuardian } from '#app/usecases/guardian/appoint-guardian.server.ts';
import { offerGuardianship } from '#app/usecases/guardian/offer-guardianship.server.ts';
import { answerHandoverAs, type AnswerRequest } from '#app/usecases/handover/answer-handover.server.ts';
import { answerQuery } from '#app/usecases/handover/answer-query.server.ts';
import { decideDisputeAs } from '#app/usecases/handover/decide-dispute.server.ts';
import type { Deed } from '#prisma/seed/demo/course.ts';
import type { Staff } from '#prisma/seed/demo/staff.ts';

type Done = Result<unknown, { readonly kind: string }>;
type Scene = {
  readonly deps: Deps;
  readonly owner: Db;
  readonly staff: Staff;
  readonly actor: Actor;
  readonly caseId: string;
};

type Doing<Verb extends Deed['verb']> = (
  scene: Scene,
  deed: Extract<Deed, { readonly verb: Verb }>,
) => Promise<Done>;

/** Does a deed through the use case a page would call, as the person who did it. */
export function doDeed(scene: Scene, deed: Deed): Promise<Done> {
  return (doings[deed.verb] as Doing<Deed['verb']>)(scene, deed);
}

const doings: { readonly [Verb in Deed['verb']]: Doing<Verb> } = {
  acknowledge: (scene, deed) => answer(scene, deed),
  accept: (scene, deed) => answer(scene, deed),
  query: (scene, { text }) => answer(scene, { verb: 'query', question: text }),
  refuse: (scene, { code, proposes }) =>
    answer(scene, { verb: 'refuse', code, proposedAuthorityId: proposes }),
  'answer-query': async (scene, { text }) =>
    answerQuery(scene.deps, scene.actor, await handoverOf(scene), text),
  decide: async (scene, { to }) => decideDisputeAs(scene.deps, scene.actor, await handoverOf(scene), to),
  offer: ({ deps, actor, caseId, staff }, { to }) => offerGuardianship(deps, actor, caseId, staff(to).userId),
  'accept-offer': async (scene) =>
    answerOfferAs(scene.deps, scene.actor, await offerOf(scene), { verb: 'accept' }),
  'decline-offer': async (scene, { code }) =>
    answerOfferAs(scene.deps, scene.actor, await offerOf(scene), { verb: 'decline', code }),
  appoint: async (scene) => appointGuardian(scene.deps, scene.actor, await offerOf(scene)),
  'on-it': async (scene, { rule }) =>
    acknowledgeEscalation(scene.deps, scene.actor, await deadlineOf(scene, rule)),
  record: ({ deps, actor, caseId }, { work, note }) =>
    recordWork(deps, actor, caseId, { type: work, at: deps.now(), note, lateness }),
};

/** Said only of what comes late. */
const lateness = { reason: 'professional-absence', note: '' } as const;

async function answer(scene: Scene, request: AnswerRequest): Promise<Done> {
  return answerHandoverAs(scene.deps, scene.actor, await handoverOf(scene), request);
}

const id = { id: true } as const;

async function handoverOf({ owner, caseId }: Scene): Promise<string> {
  const query = { where: { caseId }, orderBy: { sentAt: 'desc' }, select: id } as const;
  return (await owner.handover.findFirstOrThrow(query)).id;
}

async function offerOf({ owner, caseId }: Scene): Promise<string> {
  const query = { where: { caseId }, orderBy: { offeredAt: 'desc' }, select: id } as const;
  return (await owner.guardianOffer.findFirstOrThrow(query)).id;
}

async function deadlineOf({ owner, caseId }: Scene, ruleKey: string): Promise<string> {
  const query = { where: { caseId, ruleKey, status: 'open' }, select: id } as const;
  return (await owner.deadline.findFirstOrThrow(query)).id;
}
