import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { aGuardedCase, kent, type ACase } from '#tests/support/a-case.ts';

import { bare, nobodysId, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';
import { deadlineOf, record } from './acting.ts';

let site: Site;
let about: ACase;
let guardiansManager: Actor;
let manager: Actor;
beforeAll(async () => {
  site = await startSite();
  const { staff } = site.world;
  guardiansManager = await staff.add('guardian-manager', { name: 'Mona Manager' });
  manager = await staff.add('team-manager', { authorityId: kent });
  const guardian = await staff.guardian({ managerId: guardiansManager.userId });
  about = await aGuardedCase(site.world, { guardian });
});
afterAll(() => site.close());

const find = (key: string) => deadlineOf(site.world, about.caseId, key);
const read = async (actor: Actor, path: string) => textOf(await (await visitorAs(site, actor)).get(path));
const casePath = () => `/cases/${about.caseId}`;

describe('the forms that change a deadline', () => {
  test('are offered to those who may use them, and to nobody else', async () => {
    const visit = await find('guardian.first_visit');
    const linksOf = async (actor: Actor) => {
      const html = await (await (await visitorAs(site, actor)).get(casePath())).text();
      return [...html.matchAll(new RegExp(`/deadlines/${visit.id}/(\\w+)"`, 'gu'))].map(([, verb]) => verb);
    };
    expect(await linksOf(guardiansManager)).toEqual(['extend', 'pause', 'waive']);
    expect(await linksOf(about.coordinator)).toEqual(['extend', 'pause', 'waive']);
    expect(await linksOf(about.guardian)).toEqual([]);
    expect(await linksOf(manager)).toEqual([]);
  });

  test('are unknown to everybody else, exactly like a deadline that is not there', async () => {
    const visit = await find('guardian.first_visit');
    for (const actor of [about.guardian, manager, await site.world.staff.add('monitor')]) {
      const visitor = await visitorAs(site, actor);
      for (const verb of ['extend', 'pause', 'resume', 'waive']) {
        const [there, nowhere] = [`/deadlines/${visit.id}/${verb}`, `/deadlines/${nobodysId}/${verb}`];
        const fields = { version: '1', reason: 'child-ill' };
        expect(await bare(await visitor.get(there))).toEqual(await bare(await visitor.get(nowhere)));
        expect((await visitor.get(there)).status).toBe(404);
        if (verb === 'pause') expect((await visitor.post(there, fields)).status).toBe(404);
      }
    }
  });

  test('ask again for what is missing and keep what was typed', async () => {
    const { id } = await find('guardian.first_visit');
    const visitor = await visitorAs(site, guardiansManager);
    const empty = await visitor.post(`/deadlines/${id}/extend`, { version: '1', note: 'Kept & safe' });
    const html = await empty.text();
    expect(empty.status).toBe(422);
    expect(html).toContain('Choose the reason');
    expect(html).toContain('Enter the day on which it shall be due');
    expect(html).toContain('Kept &amp; safe');
  });

  test('show the new date before it is granted, and afterwards who granted it and why', async () => {
    const { id } = await find('guardian.first_visit');
    const visitor = await visitorAs(site, guardiansManager);
    const path = `/deadlines/${id}/extend`;
    const typed = {
      version: '1',
      'on.day': '11',
      'on.month': '12',
      'on.year': '2026',
      reason: 'child-needs-time',
      note: 'The child asked.',
    };
    const preview = await visitor.post(path, typed);
    expect(await textOf(preview)).toContain('It would be due on Friday 11 December 2026 at 23:59 instead of');
    expect((await find('guardian.first_visit')).version).toBe(1);
    expect((await visitor.post(path, { ...typed, confirmed: 'yes' })).status).toBe(302);
    const page = await textOf(await visitor.get(casePath()));
    expect(page).toContain('Extended by Mona Manager on');
    expect(page).toContain('Reason: The child needs more time.');
    expect(page).toContain('It was extended from');
    expect(await textOf(await visitor.get(`${casePath()}/chronology`))).toContain('A deadline was extended');
    expect((await visitor.post(path, { ...typed, confirmed: 'yes' })).status).toBe(409);
  });

  test('pause a clock and start it again; meanwhile it is paused everywhere and overdue nowhere', async () => {
    const { world } = site;
    world.clock.set('2026-12-09T10:00');
    const { id, version } = await find('guardian.first_visit');
    const before = await visitorAs(site, guardiansManager);
    const said = { version: String(version), reason: 'child-ill', note: '' };
    expect((await before.post(`/deadlines/${id}/pause`, said)).status).toBe(302);
    expect((await before.post(`/deadlines/${id}/pause`, said)).status).toBe(409);
    world.clock.set('2026-12-20T10:00');
    const visitor = await visitorAs(site, guardiansManager);
    const page = await textOf(await visitor.get(casePath()));
    expect(page).toMatch(/Paused since Wednesday 9 December 2026 at 10:00 : The child is ill\./u);
    expect(page).toContain('Nobody is told anything until the clock runs again.');
    for (const path of ['/guardian', '/guardian?whose=everybody'])
      expect(await textOf(await visitor.get(path))).not.toContain('Visit the child for the first time');
    expect(await read(about.coordinator, '/national/overdue')).not.toContain(
      'Visit the child for the first time',
    );

    const form = await textOf(await visitor.get(`/deadlines/${id}/resume`));
    expect(form).toContain('it would be due: Monday 21 December 2026 at 23:59');
    const again = { version: String(version + 1), reason: 'obstacle-gone', note: '' };
    expect((await visitor.post(`/deadlines/${id}/resume`, again)).status).toBe(302);
    expect((await find('guardian.first_visit')).localIntent).toBe('2026-12-21T23:59:59 Europe/London');
  });

  test('waive only after a confirmation, because it cannot be undone', async () => {
    const { id, version } = await find('guardian.first_visit');
    const visitor = await visitorAs(site, about.coordinator);
    const said = { version: String(version), reason: 'opened-in-error', note: 'Twice.' };
    const asked = await visitor.post(`/deadlines/${id}/waive`, said);
    expect(await textOf(asked)).toContain('This cannot be undone.');
    expect((await site.world.owner.deadline.findUniqueOrThrow({ where: { id } })).status).toBe('open');
    const done = await visitor.post(`/deadlines/${id}/waive`, { ...said, confirmed: 'yes' });
    expect(done.status).toBe(302);
    const page = await textOf(await visitor.get(casePath()));
    expect(page).toContain('Reason: The clock was started in error.');
  });

  test('ask later why something was late, where nobody said so', async () => {
    const { world } = site;
    const { id, version } = await find('la.assessment.eng');
    await world.owner.deadline.update({
      where: { id },
      data: { status: 'met-late', metAt: world.clock.now() },
    });
    const worker = await visitorAs(site, about.worker);
    const page = await textOf(await worker.get(casePath()));
    expect(page).toContain('Why it was late has not been said yet.');
    expect(page).toContain('Say why it was late');
    expect(await read(about.guardian, casePath())).not.toContain('Say why it was late');
    const said = { version: String(version), reason: 'another-reason', note: '' };
    expect((await worker.post(`/deadlines/${id}/late-reason`, said)).status).toBe(422);
    const sent = await worker.post(`/deadlines/${id}/late-reason`, { ...said, note: 'Snow.' });
    expect(sent.status).toBe(302);
    const after = await textOf(await worker.get(casePath()));
    expect(after).toContain('Lateness explained by');
    expect(after).not.toContain('has not been said yet');
    expect(await textOf(await worker.get(`/deadlines/${id}/late-reason`))).toContain(
      'A reason has been given already',
    );
  });

  test('a child who went missing shows why the clock stands still', async () => {
    const other = await aGuardedCase(site.world);
    const at = '2026-12-20T10:00';
    await record(site.world, other.guardian, other.caseId, { type: 'ChildMissing', at });
    const page = await read(other.guardian, `/cases/${other.caseId}`);
    expect(page).toContain('The child went missing.');
  });
});
