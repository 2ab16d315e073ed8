import type { Actor } from '#app/domain/account/actor.ts';
import type { RecordableWork } from '#app/domain/case/work.ts';
import type { Chance } from '#prisma/seed/demo/chance.ts';
import { between } from '#tests/faults/schedule/schedule.ts';
import type { Place } from '#tests/faults/world/place.ts';
import { acknowledgeEscalation } from '#app/usecases/deadline/acknowledge-escalation.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { answerOfferAs } from '#app/usecases/guardian/answer-offer.server.ts';
import type { Db } from '#app/store/shared/database.server.ts';
import { appointGuardian } from '#app/usecases/guardian/appoint-guardian.server.ts';
import { offerGuardianship } from '#app/usecases/guardian/offer-guardianship.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { answerQuery } from '#app/usecases/handover/answer-query.server.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { submitReferral } from '#app/usecases/referral/submit-referral.server.ts';

import { planted, plantedReport } from './child.ts';
import { ask, insist } from './keeper.ts';
import type { Ledger } from './ledger.ts';

export type Stage = {
  readonly place: Pick<Place, 'team' | 'worker'>;
  readonly deps: Deps;
  readonly ledger: Ledger;
};

const minute = 60_000;
const hour = 60 * minute;
const birthDate = '2010-05-17';

/** Work by hand that opens and meets deadlines, and whose it is. */
const works = {
  worker: [
    'NrmReferred',
    'ReasonableGroundsPositive',
    'ChildLookedAfter',
    'PlacementStarted',
    'StrategyDiscussionHeld',
    'SocialWorkerVisited',
    'CarePlanMade',
    'ReviewHeld',
    'AssessmentCompleted',
  ],
  guardian: ['FirstContactRecorded', 'VisitRecorded', 'VisitRecorded'],
} as const satisfies Record<string, readonly RecordableWork[]>;

/**
 * One child's case as people would carry it, begun some hours or days ago by the web's clock, so that part of what it
 * obliges is due at once, part in the next minutes, and part never in this run.
 */
export async function liveOneCase(stage: Stage, chance: Chance): Promise<void> {
  const { deps, ledger } = stage;
  const began = new Date(deps.now().getTime() - ageOfCase(chance));
  const then = { ...deps, now: () => began };
  const report = plantedReport(
    birthDate,
    new Date(began.getTime() - hour),
    chance.pick([true, false, false]),
  );
  const referred = await ask(
    ledger,
    () => submitReferral(then, report),
    ({ caseId, reference }) => ({ kind: 'referral', caseId, reference, birthDate }),
  );
  if (referred === null) return;
  const { caseId } = referred;
  if (chance.pick([true, false, false, false])) await question(stage, then, caseId);
  if (chance.pick([true, true, false])) await accept(stage, then, caseId);
  const guardian = chance.pick(stage.place.team.guardians);
  const appointed = chance.pick([true, true, false]) && (await appoint(stage, { then, caseId, guardian }));
  await work(stage, chance, { caseId, guardian: appointed ? guardian : null });
  if (chance.pick([true, false])) await acknowledge(stage, caseId);
}

/** Often an age at which something falls due in the next two minutes: 4 h for a handover's answer, 1 h steps of ladders. */
function ageOfCase(chance: Chance): number {
  const soon = between(chance, 0, 120_000);
  const hours = chance.pick([4, 5, 6, 8, 12, 24, 48]);
  return chance.pick([hours * hour - soon, between(chance, 0, 60 * hour)]);
}

/** The authority asks something and is answered; both are sealed words about the child. */
async function question({ place, ledger }: Stage, deps: Deps, caseId: string): Promise<void> {
  const handover = await insist(() => handoverOf(place.worker, caseId));
  if (handover === null) return;
  const { worker, coordinator } = place.team;
  const query = { verb: 'query', question: planted.question } as const;
  const asked = await ask(
    ledger,
    () => answerHandoverAs(deps, worker, handover.id, query),
    () => ({ kind: 'answer', handoverId: handover.id }),
  );
  if (asked === null) return;
  await ask(
    ledger,
    () => answerQuery(deps, coordinator, handover.id, planted.answer),
    () => ({ kind: 'answer', handoverId: handover.id }),
  );
}

const handoverOf = (worker: Db, caseId: string) =>
  worker.handover.findFirst({ where: { caseId }, select: { id: true } });

async function accept({ place, ledger }: Stage, deps: Deps, caseId: string): Promise<void> {
  const handover = await insist(() => handoverOf(place.worker, caseId));
  if (handover === null) return;
  await ask(
    ledger,
    () => answerHandoverAs(deps, place.team.worker, handover.id, { verb: 'accept' }),
    () => ({ kind: 'answer', handoverId: handover.id }),
  );
}

async function appoint(
  { place, ledger }: Stage,
  about: { readonly then: Deps; readonly caseId: string; readonly guardian: Actor },
): Promise<boolean> {
  const { then, caseId, guardian } = about;
  const { coordinator } = place.team;
  const offered = await ask(
    ledger,
    () => offerGuardianship(then, coordinator, caseId, guardian.userId),
    ({ offerId }) => ({ kind: 'offer', offerId }),
  );
  if (offered === null) return false;
  const { offerId } = offered;
  const offer = () => ({ kind: 'offer', offerId }) as const;
  const said = await ask(ledger, () => answerOfferAs(then, guardian, offerId, { verb: 'accept' }), offer);
  if (said === null) return false;
  const made = await ask(
    ledger,
    () => appointGuardian(then, coordinator, offerId),
    () => ({ kind: 'appointment', offerId }),
  );
  return made !== null;
}

/** Each sent with an id of its own and sent again until it is answered: one event, however often. */
async function work(
  { deps, ledger, place }: Stage,
  chance: Chance,
  about: { readonly caseId: string; readonly guardian: Actor | null },
): Promise<void> {
  const { caseId, guardian } = about;
  const acts: [Actor, RecordableWork][] = [
    [place.team.worker, chance.pick(works.worker)],
    [place.team.worker, chance.pick(works.worker)],
  ];
  if (guardian !== null) acts.push([guardian, chance.pick(works.guardian)]);
  for (const [actor, type] of acts) {
    const at = new Date(deps.now().getTime() - between(chance, 1, 60 * 24) * hour);
    const given = { type, at, note: planted.note, id: deps.newId() };
    await ask(
      ledger,
      () => insist(() => recordWork(deps, actor, caseId, given)),
      ({ eventId }) => ({ kind: 'event', caseId, eventId, type, at: at.toISOString(), birthDate }),
    );
  }
}

async function acknowledge({ deps, ledger, place }: Stage, caseId: string): Promise<void> {
  const overdue = await insist(() =>
    place.worker.deadline.findFirst({
      where: { caseId, status: 'open', dueAt: { lt: deps.now() } },
      select: { id: true },
    }),
  );
  if (overdue === null) return;
  await ask(
    ledger,
    () => acknowledgeEscalation(deps, place.team.coordinator, overdue.id),
    () => ({ kind: 'acknowledgement', deadlineId: overdue.id }),
  );
}
