import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { kent } from '#tests/support/a-case.ts';
import { refer } from '#tests/support/a-referral.ts';

import { textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

const glasgow = 'S12000049';

describe('a refused handover', () => {
  let site: Site;
  let worker: Actor;
  let scottish: Actor;
  let coordinator: Actor;
  beforeAll(async () => {
    site = await startSite();
    const { staff } = site.world;
    worker = await staff.add('social-worker', { authorityId: kent });
    scottish = await staff.add('social-worker', { authorityId: glasgow });
    coordinator = await staff.add('coordinator');
  });
  afterAll(() => site.close());

  async function refusedByKent(proposed: string) {
    const { caseId } = await refer(site.world);
    const handover = await site.world.owner.handover.findFirstOrThrow({ where: { caseId } });
    const path = `/handovers/${handover.id}`;
    const visitor = await visitorAs(site, worker);
    await visitor.post(`${path}/refuse`, { reason: 'child-not-in-our-area', proposed });
    return { caseId, path };
  }
  const newest = (caseId: string) =>
    site.world.owner.handover.findFirstOrThrow({ where: { caseId, state: 'sent' } });

  test('goes to the proposed authority once the coordinator has confirmed, and leaves the sender’s sight', async () => {
    const { caseId, path } = await refusedByKent('Glasgow City');
    const visitor = await visitorAs(site, coordinator);
    expect(await textOf(await visitor.get('/national/refused'))).toContain('Glasgow City');
    const chosen = await visitor.post(`${path}/decide`, { to: 'proposed', proposed: glasgow });
    expect(await textOf(chosen)).toContain('Glasgow City is asked instead.');
    expect(await site.world.owner.handover.count({ where: { caseId } })).toBe(1);

    const confirmed = await visitor.post(`${path}/decide`, { to: 'other', confirmed: glasgow });
    expect(confirmed.headers.get('Location')).toBe('/national/refused');
    const sent = await newest(caseId);
    expect(sent.toAuthorityId).toBe(glasgow);

    const receiving = await visitorAs(site, scottish);
    await receiving.post(`/handovers/${sent.id}/accept`);
    expect((await receiving.get(`/cases/${caseId}`)).status).toBe(200);
    const former = await visitorAs(site, worker);
    expect((await former.get(`/cases/${caseId}`)).status).toBe(404);
    expect((await former.get(`/handovers/${sent.id}`)).status).toBe(404);
    const own = await textOf(await former.get(path));
    expect(own).toContain('refused this handover for Kent');
    expect(own).not.toContain('Age');
  });

  test('goes back to the same authority when the refusal does not hold', async () => {
    const { caseId, path } = await refusedByKent('');
    const visitor = await visitorAs(site, coordinator);
    const chosen = await visitor.post(`${path}/decide`, { to: 'same', same: kent });
    expect(await textOf(chosen)).toContain('The refusal by Kent does not hold.');
    await visitor.post(`${path}/decide`, { to: 'other', confirmed: kent });
    expect((await newest(caseId)).toAuthorityId).toBe(kent);
    const again = await visitor.post(`${path}/decide`, { to: 'other', confirmed: glasgow });
    expect(again.status).toBe(409);
    expect(await textOf(again)).toContain('A national coordinator has decided');
  });

  test('asks again when nobody, or nobody known, was chosen', async () => {
    const { path } = await refusedByKent('');
    const visitor = await visitorAs(site, coordinator);
    expect((await visitor.post(`${path}/decide`)).status).toBe(422);
    const unknown = await visitor.post(`${path}/decide`, { to: 'other', other: 'Atlantis' });
    expect(await unknown.text()).toContain('Choose an authority from the list');
    expect((await visitor.post(`${path}/decide`, { to: 'other', confirmed: 'X1' })).status).toBe(422);
  });

  test('is decided by nobody but the coordinators and those above them', async () => {
    const { path, caseId } = await refusedByKent('');
    for (const role of ['monitor', 'data-protection-lead'] as const) {
      const visitor = await visitorAs(site, await site.world.staff.add(role));
      expect((await visitor.post(`${path}/decide`, { to: 'other', confirmed: glasgow })).status).toBe(404);
      expect(await textOf(await visitor.get(path))).not.toContain('Decide who has to answer');
    }
    expect(await site.world.owner.handover.count({ where: { caseId } })).toBe(1);
  });
});
