import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startSite, type Site } from '#tests/integration/http/site.ts';
import { refer } from '#tests/support/a-referral.ts';

describe('the page of possible duplicates', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  test('shows a coordinator the other case and why, records the look, and is unknown to a monitor', async () => {
    const one = await refer(site.world, { child: { name: 'Testchild Rowan' } });
    const two = await refer(site.world, { placeId: 'heathrow-airport', child: { name: 'Rowan Testchild' } });
    const other = await site.world.owner.childCase.findUniqueOrThrow({ where: { id: two.caseId } });
    const coordinator = await site.signedIn('coordinator');
    const page = await (await coordinator.get(`/cases/${one.caseId}/duplicates`)).text();
    expect(page).toContain(other.reference);
    expect(page).toContain('The same name');
    const looks = await site.world.owner.auditEntry.findMany({
      where: { caseId: one.caseId, action: 'case.viewed' },
    });
    expect(looks.map(({ detail }) => (detail as { as: string }).as)).toEqual(['duplicates']);

    const monitor = await site.signedIn('monitor');
    expect((await monitor.get(`/cases/${one.caseId}/duplicates`)).status).toBe(404);
  });
});
