import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aGuardedCase, kent } from '#tests/support/a-case.ts';
import { refer } from '#tests/support/a-referral.ts';

import { bare, nobodysId, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

const child = { name: 'Zanthia Quillfeather' };

describe('the page of possible duplicates', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  test('shows a coordinator the other case by its reference, with reasons, and records the look', async () => {
    const about = await aGuardedCase(site.world, { child });
    const other = await refer(site.world, { child: { name: 'quillfeather ZANTHIA' }, placeId: 'teesport' });
    const visitor = await visitorAs(site, about.coordinator);
    const html = await (await visitor.get(`/cases/${about.caseId}/duplicates`)).text();
    expect(html).toContain(`href="/cases/${other.caseId}/referral"`);
    expect(await textOf(new Response(html))).toContain('The same name, or two words of it');
    const looks = await site.world.owner.auditEntry.findMany({
      where: { actorId: about.coordinator.userId, action: 'case.viewed', caseId: about.caseId },
    });
    expect(looks.map(({ detail }) => detail)).toEqual([{ as: 'duplicates', relation: 'national' }]);
  });

  test('is unknown to those who do not read identities nationally', async () => {
    const about = await aGuardedCase(site.world);
    const { staff } = site.world;
    const others = [
      about.guardian,
      about.worker,
      await staff.add('monitor'),
      await staff.add('duty-manager', { authorityId: kent }),
    ];
    for (const actor of others) {
      const visitor = await visitorAs(site, actor);
      const forbidden = await bare(await visitor.get(`/cases/${about.caseId}/duplicates`));
      expect([actor.role, forbidden.status]).toEqual([actor.role, 404]);
      expect(forbidden).toEqual(await bare(await visitor.get(`/cases/${nobodysId}/duplicates`)));
    }
  });
});
