import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { answerOfferAs } from '#app/usecases/guardian/answer-offer.server.ts';
import { aCase, accepted, aGuardedCase, offered } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';

import { bare, nobodysId, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

const child = {
  name: 'Zanthia Quillfeather',
  aliases: '',
  birthDate: '2011-03-09',
  nationality: 'Testlandia',
};

describe('finding a child a guardian', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  const liveOffer = (caseId: string) =>
    site.world.owner.guardianOffer.findFirstOrThrow({
      where: { caseId, state: { in: ['offered', 'accepted'] } },
    });
  const eventsOf = (caseId: string, type: string) =>
    site.world.owner.caseEvent.count({ where: { caseId, type } });

  test('shows who may be asked with each reason and its points, and who may not with why, and no name of a child', async () => {
    const { staff } = site.world;
    await staff.guardian({ name: 'Gwen Speaks', languages: ['vi'], regions: ['South East'] });
    await staff.guardian({ name: 'Bob Full', limit: 0 });
    const about = await aCase(site.world, { child });
    const html = await (
      await (await visitorAs(site, about.coordinator)).get(`/cases/${about.caseId}/guardian`)
    ).text();
    const text = await textOf(new Response(html));
    expect(text).toContain('This child has no guardian.');
    expect(text).toMatch(/Gwen Speaks 100 Speaks the child’s language: 40 points/u);
    expect(text).toContain('Works in the region where the child is: 30 points');
    expect(text).toContain('0 now, target 15, limit 25 Vietnamese');
    expect(text).toMatch(/Bob Full .*Has reached the caseload limit/u);
    expect(findCanary(html, Object.values(child))).toEqual([]);
  });

  test('goes from the offer through the answer to the appointment and its letter', async () => {
    const about = await accepted(site.world, await aCase(site.world));
    const visitor = await visitorAs(site, about.coordinator);
    const page = `/cases/${about.caseId}/guardian`;
    const confirmation = await visitor.get(`${page}/offer/${about.guardian.userId}`);
    expect(await textOf(confirmation)).toContain('The score of');
    expect((await visitor.post(`${page}/offer/${about.guardian.userId}`)).headers.get('Location')).toBe(page);
    expect(await textOf(await visitor.get(page))).toContain('Waiting for the guardian’s answer');
    const again = await visitor.post(`${page}/offer/${about.guardian.userId}`);
    expect(again.status).toBe(409);

    const offer = await liveOffer(about.caseId);
    expect((await visitor.post(`${page}/appoint`, { offer: offer.id })).status).toBe(409);
    await answerOfferAs(site.world.deps, about.guardian, offer.id, { verb: 'accept' });
    expect(await textOf(await visitor.get('/national/offers'))).toContain(`Test guardian`);
    await visitor.post(`${page}/appoint`, { offer: offer.id });
    const { letterNumber } = await site.world.owner.appointment.findUniqueOrThrow({
      where: { offerId: offer.id },
    });
    const text = await textOf(await visitor.get(page));
    expect(text).toContain(`Appointed. The letter of appointment is number ${letterNumber}.`);
    expect(text).not.toContain('This child has no guardian.');
  });

  test('lets an offer be withdrawn once; the guardian sees the child no more and may be asked again', async () => {
    const about = await aCase(site.world);
    const offerId = await offered(site.world, about);
    const page = `/cases/${about.caseId}/guardian`;
    const visitor = await visitorAs(site, about.coordinator);
    expect(await textOf(await visitor.get(`${page}/withdraw`))).toContain(
      'sees this child no more from now on',
    );
    expect((await visitor.post(`${page}/withdraw`, { offer: offerId })).status).toBe(302);
    const second = await visitor.post(`${page}/withdraw`, { offer: offerId });
    expect(second.status).toBe(409);
    expect(await textOf(second)).toContain('There is no offer to do this with any more.');
    expect(await eventsOf(about.caseId, 'GuardianOfferWithdrawn')).toBe(1);
    const answer = await answerOfferAs(site.world.deps, about.guardian, offerId, { verb: 'accept' });
    expect(answer.ok).toBe(false);
    expect(await offered(site.world, about)).not.toBe(offerId);
  });

  test('ends a guardianship with a reason: alarm, a new clock, and the former guardian sees nothing', async () => {
    const about = await aGuardedCase(site.world);
    const page = `/cases/${about.caseId}/guardian`;
    const former = await visitorAs(site, about.guardian);
    expect((await former.get(`/cases/${about.caseId}`)).status).toBe(200);
    const visitor = await visitorAs(site, about.coordinator);
    const ask = { appointment: about.appointmentId };
    const missing = await visitor.post(`${page}/end`, ask);
    expect(missing.status).toBe(422);
    expect(await missing.text()).toContain('Choose why the guardianship ends');
    expect((await visitor.post(`${page}/end`, { ...ask, reason: 'guardian-leaves' })).status).toBe(302);

    expect((await former.get(`/cases/${about.caseId}`)).status).toBe(404);
    expect(await textOf(await visitor.get(page))).toContain('This child has no guardian.');
    const clocks = await site.world.owner.deadline.count({
      where: { caseId: about.caseId, status: 'open', ruleKey: { startsWith: 'guardian.appoint.' } },
    });
    expect(clocks).toBe(1);
    expect(
      await site.world.owner.notice.count({ where: { caseId: about.caseId, kind: 'guardian-needed' } }),
    ).toBeGreaterThan(0);
    const twice = await visitor.post(`${page}/end`, { ...ask, reason: 'guardian-leaves' });
    expect(twice.status).toBe(409);
    expect(await offered(site.world, about)).toBeTruthy();
  });

  test('is shown to nobody who may not choose', async () => {
    const about = await aGuardedCase(site.world);
    const { staff } = site.world;
    const strangers = [
      about.guardian,
      about.worker,
      await staff.add('monitor'),
      await staff.add('data-protection-lead'),
      await staff.add('director'),
      await staff.add('administrator'),
    ];
    for (const actor of strangers) {
      const visitor = await visitorAs(site, actor);
      for (const part of ['', '/withdraw', '/appoint', '/end', `/offer/${about.guardian.userId}`]) {
        const forbidden = await bare(await visitor.get(`/cases/${about.caseId}/guardian${part}`));
        expect([actor.role, part, forbidden.status]).toEqual([actor.role, part, 404]);
        expect(forbidden).toEqual(await bare(await visitor.get(`/cases/${nobodysId}/guardian${part}`)));
      }
      const post = await visitor.post(`/cases/${about.caseId}/guardian/end`, {
        appointment: about.appointmentId,
        reason: 'guardian-leaves',
      });
      expect(post.status).toBe(404);
    }
  });
});
