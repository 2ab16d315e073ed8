import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { asUser } from '#app/store/shared/database.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import { kent } from '#tests/support/a-case.ts';
import { textOf } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';
import { fillAll } from './filling.ts';

let site: Site;
let organisationId: string;
beforeAll(async () => {
  site = await startSite();
  organisationId = site.world.deps.newId();
  await site.world.owner.organisation.create({
    data: {
      id: organisationId,
      name: 'Test Canary Constabulary',
      kind: 'police',
      addedAt: site.world.clock.now(),
    },
  });
});
afterAll(() => site.close());

async function referrer() {
  const visitor = await site.signedIn('referrer');
  const { userId } = visitor.account.actor;
  await site.world.owner.userAccount.update({ where: { id: userId }, data: { organisationId } });
  return visitor;
}
type Referrer = Awaited<ReturnType<typeof referrer>>;

/** Sends a referral through the form and answers its row. */
async function sendAs(visitor: Pick<Referrer, 'get' | 'post' | 'cookies' | 'send'>) {
  await fillAll(visitor);
  await visitor.post('/referral/check');
  return site.world.owner.referral.findFirstOrThrow({ orderBy: { receivedAt: 'desc' } });
}

describe('a referrer with an account', () => {
  test('begins a referral with who they are filled in, and may change it', async () => {
    const visitor = await referrer();
    await visitor.post('/referral?index');
    const page = await (await visitor.get('/referral/you')).text();
    expect(page).toContain('Test Canary Constabulary');
    expect(page).toContain(visitor.account.email);
    expect(page).toMatch(/checked=""[^>]*value="police"|value="police"[^>]*checked=""/u);
  });

  test('follows what they sent, by its reference, and nothing of the child or of what was written', async () => {
    const { world } = site;
    const visitor = await referrer();
    world.clock.forward(1 / 60);
    const sent = await sendAs(visitor);
    expect(sent.sentById).toBe(visitor.account.actor.userId);
    const first = await textOf(await visitor.get('/my-referrals'));
    expect(first).toContain(sent.reference);
    expect(first).toContain('Not seen yet');
    expect(first).toContain('Not appointed yet');

    const handover = await world.owner.handover.findFirstOrThrow({ where: { caseId: sent.caseId } });
    const worker = await world.staff.add('social-worker', { authorityId: handover.toAuthorityId });
    await answerHandoverAs(world.deps, worker, handover.id, { verb: 'accept' });
    const html = await (await visitor.get('/my-referrals')).text();
    expect(html).toContain('Accepted');
    expect(html).not.toContain(sent.caseId);
    expect(html).not.toMatch(/cases\//u);
  });

  test('sees only their own, not what a colleague of the same organisation sent', async () => {
    const [one, other] = [await referrer(), await referrer()];
    site.world.clock.forward(1 / 60);
    const sent = await sendAs(one);
    expect(await textOf(await other.get('/my-referrals'))).not.toContain(sent.reference);
    expect((await other.get('/my-referrals')).status).toBe(200);
  });

  test('has no case, whatever they ask for, of their own referral too', async () => {
    const { world } = site;
    const visitor = await referrer();
    site.world.clock.forward(1 / 60);
    const { caseId } = await sendAs(visitor);
    const { actor } = visitor.account;
    for (const path of [
      `/cases/${caseId}`,
      '/guardian',
      '/authority',
      '/national',
      '/search',
      '/staff',
      '/tasks',
    ])
      expect((await visitor.get(path)).status, path).toBe(404);
    const rows = await asUser(world.deps.db, actor.userId, async (tx) => ({
      cases: await tx.childCase.count(),
      children: await tx.child.count(),
      referrals: await tx.referral.count(),
      events: await tx.caseEvent.count(),
      handovers: await tx.handover.count(),
      relation: await relationTo(tx, actor, caseId, world.clock.now()),
    }));
    expect(rows).toEqual({
      cases: 0,
      children: 0,
      referrals: 0,
      events: 0,
      handovers: 0,
      relation: 'referrer',
    });
    const stranger = await world.staff.add('referrer');
    const theirs = await asUser(world.deps.db, stranger.userId, (tx) =>
      relationTo(tx, stranger, caseId, world.clock.now()),
    );
    expect(theirs).toBe('none');
  });
});

describe('a referral without an account', () => {
  test('goes on exactly as before, also when some other member of staff is signed in', async () => {
    site.world.clock.forward(1 / 60);
    expect((await sendAs(site.visitor())).sentById).toBeNull();
    site.world.clock.forward(1 / 60);
    expect((await sendAs(await site.signedIn('coordinator'))).sentById).toBeNull();
  });

  test('is given to nobody by a forged sender', async () => {
    const { userId } = await site.world.staff.add('social-worker', { authorityId: kent });
    const forged = site.world.deps.db.$transaction(async (tx) => {
      const caseId = site.world.deps.newId();
      await tx.$executeRaw`SELECT set_config('app.intake_case', ${caseId}, true)`;
      await tx.$executeRaw`INSERT INTO referral (id, reference, case_id, received_at, referrer_kind, referrer_sealed, found_at,
        place_id, safe_to_contact, sent_by) VALUES (${caseId}::uuid, 'R-X', ${caseId}::uuid, now(), 'police', '', now(), 'x', 'no',
        ${userId}::uuid)`;
    });
    await expect(forged).rejects.toThrow(/row-level security/u);
  });
});

describe('organisations', () => {
  test('are added by an administrator, once each, and a referrer is placed in one', async () => {
    const admin = await site.signedIn('administrator');
    const fields = { name: 'Test Border Unit', kind: 'border-force' };
    expect((await admin.post('/staff/organisations', fields)).status).toBe(302);
    expect((await admin.post('/staff/organisations', fields)).status).toBe(422);
    expect((await admin.post('/staff/organisations', { name: 'Public', kind: 'public' })).status).toBe(422);
    const coordinator = await site.signedIn('coordinator');
    expect((await coordinator.get('/staff/organisations')).status).toBe(404);
    const person = await site.world.staff.add('monitor');
    const page = `/staff/${person.userId}/role`;
    const as = (organisation: string) => ({ role: 'referrer', authority: '', manager: '', organisation });
    expect((await admin.post(page, as(''))).status).toBe(422);
    expect((await admin.post(page, as(organisationId))).status).toBe(302);
    const row = await site.world.owner.userAccount.findUniqueOrThrow({ where: { id: person.userId } });
    expect(row).toMatchObject({ role: 'referrer', organisationId });
  });
});
