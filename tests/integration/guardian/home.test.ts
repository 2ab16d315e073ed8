import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aCase, aGuardedCase, offered } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';

import { nobodysId, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const named = (name: string) => ({ child: { name } });
const always = [new Date('2020-01-01'), new Date('2100-01-01')] as const;

describe('a guardian’s start page', () => {
  test('shows their children and what is due for them, and nobody else’s', async () => {
    const own = await aGuardedCase(site.world, named('Ownchild Rowan'));
    await aGuardedCase(site.world, named('Canarychild Larch'));
    const response = await (await visitorAs(site, own.guardian)).get('/guardian');
    const html = await response.clone().text();
    const text = await textOf(response);
    expect(text).toContain('Ownchild Rowan: Make first contact with the child');
    expect(text).toContain('Kent');
    expect(html).toContain(`/cases/${own.caseId}/record?what=FirstContactRecorded`);
    expect(text.indexOf('Make first contact')).toBeLessThan(
      text.indexOf('Visit the child for the first time'),
    );
    expect(text).toMatch(/Social worker: Test social-worker/u);
    expect(text).toContain('A guardian has been appointed');
    expect(findCanary(html, ['Canarychild', 'Larch'])).toEqual([]);
  });

  test('asks for an answer first of all, without saying whom it is about', async () => {
    const about = await aCase(site.world, named('Canarychild Larch'));
    const offerId = await offered(site.world, about);
    const html = await (await (await visitorAs(site, about.guardian)).get('/guardian')).text();
    expect(html.indexOf(`/offers/${offerId}`)).toBeLessThan(html.indexOf('Due now and next'));
    expect(html).toContain('A child needs your answer');
    expect(findCanary(html, ['Canarychild', 'Larch', 'Testland'])).toEqual([]);
  });

  test('counts what is overdue whoever’s it is, and shows others’ duties when asked', async () => {
    const about = await aGuardedCase(site.world, named('Ownchild Hazel'));
    site.world.clock.forward(30);
    const visitor = await visitorAs(site, about.guardian);
    const ours = await textOf(await visitor.get('/guardian'));
    expect(ours).toMatch(/Make first contact with the child Overdue/u);
    expect(ours).toMatch(/Ownchild Hazel \d+ overdue/u);
    expect(ours).not.toContain('Refer the child to the National Referral Mechanism');
    const all = await textOf(await visitor.get('/guardian?whose=everybody'));
    expect(all).toContain('Refer the child to the National Referral Mechanism');
    site.world.clock.set('2026-11-24T10:00');
  });

  test('marks children covered for during an absence', async () => {
    const { staff } = site.world;
    const absent = await staff.guardian({ name: 'Absent Ash' });
    const cover = await staff.guardian();
    const about = await aGuardedCase(site.world, { ...named('Coverchild Elm'), guardian: absent });
    const visitor = await visitorAs(site, cover);
    expect(await textOf(await visitor.get('/guardian'))).not.toContain('Coverchild');
    await staff.away(absent, ...always, cover);
    const text = await textOf(await visitor.get('/guardian'));
    expect(text).toMatch(/Covering for Absent Ash .*Coverchild Elm/u);
    expect((await visitor.get(`/cases/${about.caseId}`)).status).toBe(200);
  });

  test('says what will come when there is nothing yet', async () => {
    const text = await textOf(
      await (await visitorAs(site, await site.world.staff.guardian())).get('/guardian'),
    );
    for (const words of [
      'Nothing waits for you.',
      'You have no children at present.',
      'There is no notice for you yet.',
    ])
      expect(text).toContain(words);
  });

  test('is unknown to those who are no guardians', async () => {
    for (const role of ['social-worker', 'coordinator', 'monitor', 'administrator'] as const)
      expect((await (await visitorAs(site, await site.world.staff.add(role))).get('/guardian')).status).toBe(
        404,
      );
    expect((await site.visitor().get('/guardian')).headers.get('Location')).toBe('/sign-in?next=%2Fguardian');
  });
});

describe('a guardianship manager’s start page', () => {
  test('shows the children by guardian, a page at a time, each child once, and none of another manager’s', async () => {
    const { staff, owner, clock } = site.world;
    const manager = await staff.add('guardian-manager');
    const beech = await staff.guardian({ name: 'Guardian Beech', managerId: manager.userId });
    const acorn = await staff.guardian({ name: 'Guardian Acorn', managerId: manager.userId });
    const other = await aGuardedCase(site.world, named('Canarychild Larch'));
    const model = await aGuardedCase(site.world, { ...named('Beechchild 0'), guardian: beech });
    const kase = await owner.childCase.findUniqueOrThrow({ where: { id: model.caseId } });
    for (let index = 1; index <= 30; index += 1) {
      const id = randomUUID();
      await owner.childCase.create({ data: { ...kase, id, reference: `C-TEST-${String(index)}` } });
      const offer = { id: randomUUID(), caseId: id, guardianId: (index % 2 ? acorn : beech).userId };
      await owner.guardianOffer.create({
        data: {
          ...offer,
          state: 'appointed',
          score: 0,
          reasons: [],
          offeredAt: clock.now(),
          offeredById: acorn.userId,
        },
      });
      await owner.appointment.create({
        data: {
          id: randomUUID(),
          caseId: id,
          guardianId: offer.guardianId,
          offerId: offer.id,
          startsAt: clock.now(),
          appointedById: acorn.userId,
          letterNumber: `L-${String(index)}`,
        },
      });
    }
    const visitor = await visitorAs(site, manager);
    const first = await (await visitor.get('/guardian')).text();
    expect(first.indexOf('Guardian Acorn</h3>')).toBeLessThan(first.indexOf('Guardian Beech</h3>'));
    const next = /rel="next" href="([^"]+)"/gu;
    const onward = [...first.matchAll(next)]
      .map(([, to]) => to ?? '')
      .find((to) => to.includes('childrenAfter'));
    const second = await (await visitor.get((onward ?? '').replace('#children', ''))).text();
    const cards = (html: string) =>
      [...html.matchAll(/C-TEST-\d+|C-[2-9A-Z]{4}-[2-9A-Z]{4}(?=<\/span>)/gu)].map(String);
    const seen = [...cards(first), ...cards(second)];
    expect(cards(first).length).toBeGreaterThanOrEqual(25);
    expect(new Set(seen).size).toBe(31);
    expect(findCanary(first + second, ['Canarychild', other.caseId])).toEqual([]);
    expect((await visitor.get(`/guardian?childrenAfter=${nobodysId}.${nobodysId}`)).status).toBe(200);
    expect((await visitor.get('/guardian?childrenAfter=x&after=y&before=z')).status).toBe(200);
  });
});
