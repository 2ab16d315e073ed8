import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { appointGuardian } from '#app/usecases/guardian/appoint-guardian.server.ts';
import { answerOfferAs } from '#app/usecases/guardian/answer-offer.server.ts';
import { offerGuardianship } from '#app/usecases/guardian/offer-guardianship.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

const kent = 'E10000016';

describe('the main path', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld('2026-11-24T10:00');
  });
  afterAll(() => world.close());

  test('goes from a referral to an accepted handover, an appointed guardian and a review', async () => {
    const { staff, deps, owner, clock } = world;
    const coordinator = await staff.add('coordinator');
    const worker = await staff.add('social-worker', { authorityId: kent });
    const guardian = await staff.guardian({ languages: ['en', 'vi'] });
    const { caseId } = await refer(world);

    const handover = await owner.handover.findFirstOrThrow({ where: { caseId } });
    const accepted = await answerHandoverAs(deps, worker, handover.id, { verb: 'accept' });
    expect(accepted).toEqual({ ok: true, value: { caseId } });

    const offered = await offerGuardianship(deps, coordinator, caseId, guardian.userId);
    if (!offered.ok) throw new Error(offered.error.kind);
    const told = await owner.notice.findMany({ where: { userId: guardian.userId } });
    expect(told.map(({ kind }) => kind)).toEqual(['guardian-offer']);
    expect((await answerOfferAs(deps, guardian, offered.value.offerId, { verb: 'accept' })).ok).toBe(true);
    expect((await appointGuardian(deps, coordinator, offered.value.offerId)).ok).toBe(true);

    clock.set('2026-11-24T15:00');
    const at = clock.now();
    const looked = await recordWork(deps, worker, caseId, { type: 'ChildLookedAfter', at, note: 'Placed.' });
    expect(looked.ok).toBe(true);
    const visited = await recordWork(deps, guardian, caseId, { type: 'VisitRecorded', at, note: '' });
    expect(visited.ok).toBe(true);

    const deadlines = await owner.deadline.findMany({ where: { caseId } });
    const status = new Map(deadlines.map((row) => [row.ruleKey, row.status]));
    expect(status.get('handover.answer.eng')).toBe('met');
    expect(status.get('guardian.appoint.engwal')).toBe('met');
    expect(status.get('guardian.first_visit')).toBe('met');
    expect(status.get('lac.review.1.eng')).toBe('open');
    // The child was born on 17 May 2010, so turns 18 on 17 May 2028: six months before that.
    const exit = deadlines.find((row) => row.ruleKey === 'guardian.exit_plan');
    expect(exit?.localIntent).toBe('2027-11-17T23:59:59 Europe/London');
    expect(await owner.task.count({ where: { kind: 'date-needed' } })).toBe(0);
    const review = deadlines.find((row) => row.ruleKey === 'lac.review.1.eng');
    // Day 0 is 24 November; 20 working days pass no bank holiday before Tuesday 22 December.
    expect(review?.localIntent).toBe('2026-12-22T23:59:59 Europe/London');
  });
});
