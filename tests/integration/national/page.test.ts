import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { nationalLists } from '#app/domain/oversight/lists.ts';
import { acknowledgeEscalation } from '#app/usecases/deadline/acknowledge-escalation.server.ts';
import { aCase, aGuardedCase, kent } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';
import { startEngine } from '#tests/support/engine.ts';

import { bare, mainOf, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';
import { addLate } from './backlog.ts';

const child = {
  name: 'Zanthia Quillfeather',
  aliases: '',
  birthDate: '2011-03-09',
  nationality: 'Testlandia',
};

describe('the national view', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    const guarded = await aGuardedCase(site.world, { child });
    await aCase(site.world, { child, placeId: 'glasgow-central-station', immediateDanger: true });
    await addLate(site.world, [
      { caseId: guarded.caseId, hours: 30 },
      { caseId: guarded.caseId, hours: -3 },
    ]);
  });
  afterAll(() => site.close());

  const national = ['coordinator', 'service-manager', 'director', 'monitor', 'data-protection-lead'] as const;
  test.each(national)('opens every list to a %s, with references and never a name', async (role) => {
    const visitor = await visitorAs(site, await site.world.staff.add(role));
    for (const list of ['', ...nationalLists.map((name) => `/${name}`)]) {
      const response = await visitor.get(`/national${list}`);
      expect([list, response.status]).toEqual([list, 200]);
      const html = await response.text();
      expect(findCanary(html, [...Object.values(child), 'Quillfeather', 'lorry'])).toEqual([]);
    }
  });

  const others = [
    'guardian',
    'guardian-manager',
    'social-worker',
    'team-manager',
    'duty-manager',
    'administrator',
  ] as const;
  test.each(others)('is unknown to a %s', async (role) => {
    const visitor = await visitorAs(site, await site.world.staff.add(role, { authorityId: 'E09000008' }));
    const forbidden = await bare(await visitor.get('/national/reviews'));
    expect(forbidden.status).toBe(404);
    expect(mainOf(forbidden)).toBe(mainOf(await bare(await visitor.get('/nowhere'))));
  });

  test('says what is overdue, how long, and counts each list and each band of delay', async () => {
    const visitor = await visitorAs(site, await site.world.staff.add('coordinator'));
    const text = await textOf(await visitor.get('/national'));
    expect(text).toContain('Overdue reviews 1');
    expect(text).toContain('Unanswered handovers 1');
    expect(text).toContain('Without a guardian 1');
    expect(text).toContain('Hold the first review');
    expect(text).toContain('Monday 23 November 2026 at 04:00 1 day overdue');
    expect(text).toContain('Due within 24 hours (1)');
    expect(text).toContain('1 to 3 days overdue (1)');
    const handovers = await textOf(await visitor.get('/national/handovers'));
    expect(handovers).toContain('Danger reported');
    expect(await textOf(await visitor.get('/national/without-guardian'))).toContain('No guardian');
  });

  test('keeps the filter in the address as codes, from list to list, and takes nonsense as no filter', async () => {
    const visitor = await visitorAs(site, await site.world.staff.add('coordinator'));
    const scottish = await (await visitor.get('/national/handovers?nation=SCT&delay=due-24h')).text();
    expect(scottish).toContain('href="/national/refused?nation=SCT"');
    const both = await textOf(await visitor.get('/national/handovers?nation=SCT&delay=due-24h'));
    expect(both).toContain('Only: Scotland, Due within 24 hours.');
    const english = await textOf(await visitor.get('/national/handovers?nation=ENG'));
    expect(english).toContain('Nothing here matches.');
    expect(english).not.toContain('Every authority has answered');
    for (const query of [
      'nation=FRA',
      'authority=%27',
      'delay=never',
      'after=x',
      'before=0_0',
      'nation=ENG&nation=SCT',
    ])
      expect([query, (await visitor.get(`/national?${query}`)).status]).toEqual([query, 200]);
    expect((await visitor.get('/national/nothing')).status).toBe(404);
  });

  test('says whom the service told last, and who is on it', async () => {
    const { world } = site;
    const manager = await world.staff.add('team-manager', { authorityId: kent, name: 'Tess Manager' });
    const about = await aCase(world);
    const engine = await startEngine(world);
    await engine.runUntil('2026-11-26T11:30');
    await engine.close();
    const deadline = await world.owner.deadline.findFirstOrThrow({
      where: { caseId: about.caseId, ruleKey: 'handover.answer.eng' },
    });
    const visitor = await visitorAs(site, await world.staff.add('coordinator'));
    const before = await textOf(await visitor.get(`/national/handovers?authority=${kent}`));
    expect(before).toContain('Tess Manager 26 Nov 2026, 11:00 Nobody');
    expect((await acknowledgeEscalation(world.deps, manager, deadline.id)).ok).toBe(true);
    const after = await textOf(await visitor.get(`/national/handovers?authority=${kent}`));
    expect(after).toContain('Tess Manager, until 26 Nov 2026, 13:30');
  });
});
