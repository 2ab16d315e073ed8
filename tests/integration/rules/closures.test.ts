import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { roles, type Actor } from '#app/domain/account/actor.ts';
import { closeAuthority, reopenAuthority } from '#app/store/reference/closure-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { closeAuthorityOn } from '#app/usecases/rules/close-authority.server.ts';
import { viewReopening } from '#app/usecases/rules/reopen-authority.server.ts';
import { aCase, aGuardedCase, kent, type ACase } from '#tests/support/a-case.ts';

import { textOf, visitorAs } from '../case/visitors.ts';
import { deadlineOf } from '../deadline/acting.ts';
import { startSite, type Site } from '../http/site.ts';
import type { Visitor } from '../http/visitor.ts';
import { carryOut, results, visit } from './a-change.ts';

let site: Site;
let administrator: Actor;
let visitor: Visitor;
let about: ACase;
beforeAll(async () => {
  site = await startSite();
  administrator = await site.world.staff.add('administrator', { name: 'Ada Administrator' });
  visitor = await visitorAs(site, administrator);
  about = await aGuardedCase(site.world);
  await aCase(site.world, { placeId: 'glasgow-central-station' });
});
afterAll(() => site.close());

/** The world's clock stands on Tuesday 24 November 2026. */
const on = (date: string, changes: Readonly<Record<string, string>> = {}) => {
  const [year = '', month = '', day = ''] = date.split('-');
  const boxes = { 'date.day': day, 'date.month': month, 'date.year': year };
  return { authority: 'Kent', called: 'Office closed', ...boxes, ...changes };
};
const add = (fields: Readonly<Record<string, string>>, by = visitor) => by.post('/closures/add', fields);
const closures = () => site.world.owner.authorityClosure.count();

describe('a day on which an authority is closed', () => {
  test('is an administrator’s to see and to add, and nobody else’s', async () => {
    for (const role of roles.filter((one) => one !== 'administrator')) {
      const other = await site.signedIn(role);
      const answers = [await other.get('/closures'), await other.get('/closures/add')];
      const posted = await add({ ...on('2026-11-26'), confirmed: 'yes' }, other);
      expect([role, ...answers.map(({ status }) => status), posted.status]).toEqual([role, 404, 404, 404]);
      expect(await textOf(await other.get('/rules'))).not.toContain('Days on which authorities are closed');
    }
    expect(await textOf(await visitor.get('/rules'))).toContain('Days on which authorities are closed');
    expect(await textOf(await visitor.get('/closures'))).toContain('No day to come is entered.');
    expect(await closures()).toBe(0);
  });

  test.each([
    ['2026-11-24', {}, 'Enter a day that is still to come'],
    ['2026-11-23', {}, 'Enter a day that is still to come'],
    ['2206-11-26', {}, 'Enter a day within the next three years'],
    ['2026-11-28', {}, 'this is a weekend or a bank holiday there'],
    ['2026-12-25', {}, 'this is a weekend or a bank holiday there'],
    ['2026-11-31', {}, 'Enter a real date'],
    ['2026-11-26', { called: '' }, 'Enter what the closure is called'],
    ['2026-11-26', { authority: 'Atlantis' }, 'Choose an authority from the list'],
  ])('is refused beside its field: %s %j', async (date, changes, says) => {
    const response = await add({ ...on(date, changes), confirmed: 'yes' });
    expect(response.status).toBe(422);
    expect(await textOf(response)).toContain(says);
    expect(await closures()).toBe(0);
  });

  test('shows what it would move, names no case, and is saved only when that is confirmed', async () => {
    const text = await textOf(await add(on('2026-11-26')));
    expect(text).toContain('Thursday 26 November 2026');
    expect(text).toMatch(/[1-9]\d* would move: 0 to an earlier date/u);
    expect(text).toContain('24 hours later');
    expect(text).not.toMatch(/C-[0-9A-Z]{4}-/u);
    expect(await closures()).toBe(0);
  });

  test('moves what the page said, and every date says why', async () => {
    const closure = { authorityId: kent, date: '2026-11-26', name: 'Office closed' };
    const preview = await closeAuthorityOn(site.world.deps, administrator, { ...closure, confirmed: false });
    if (!preview.ok) throw new Error(preview.error.kind);
    const { looked, moved, same, kept } = preview.value.counts;
    const before = await deadlineOf(site.world, about.caseId, visit);
    expect((await add({ ...on('2026-11-26'), confirmed: 'yes' })).status).toBe(302);
    expect(await textOf(await visitor.get('/closures'))).toContain('within a minute');
    await carryOut(site.world);

    const none = { moved: 0, same: 0, kept: 0 };
    expect({ ...none, ...(await results(site.world)) }).toEqual({ moved, same, kept });
    expect(moved + same + kept).toBe(looked);
    expect(moved).toBeGreaterThan(0);
    const after = await deadlineOf(site.world, about.caseId, visit);
    expect(after).toMatchObject({ ruleVersion: before.ruleVersion, dueAt: new Date('2026-12-02T23:59:59Z') });
    const guardian = await visitorAs(site, about.guardian);
    const page = await textOf(await guardian.get(`/cases/${about.caseId}`));
    expect(page).toContain('Office closed (Thursday 26 November 2026, when the authority is closed)');
    expect(page).toContain('Reason: The authority is closed on a day that had counted.');
    expect(await textOf(await guardian.get('/inbox'))).toContain('The due date has moved');
    const list = await textOf(await visitor.get(`/closures?authority=${kent}`));
    expect(list).toContain('Thursday 26 November 2026');
    expect(list).toContain(`${moved} moved, and whoever has to act was told`);
    expect(list).toContain('Ada Administrator');
    const audits = await site.world.owner.auditEntry.findMany({ where: { subjectType: 'authority' } });
    expect(audits.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['authority.closed', kent],
      ['recompute.batch', kent],
    ]);
  });

  test('is closed once', async () => {
    const response = await add({ ...on('2026-11-26'), confirmed: 'yes' });
    expect(response.status).toBe(409);
    expect(await textOf(response)).toContain('closed on this one already');
    const twice = await asUser(site.world.deps.db, administrator.userId, (tx) =>
      closeAuthority(
        tx,
        { authorityId: kent, date: '2026-11-26', name: 'Again' },
        { at: site.world.clock.now(), recomputeId: crypto.randomUUID() },
      ),
    );
    expect(twice).toBe(false);
    expect(await site.world.owner.recompute.count()).toBe(1);
  });

  test('of an authority elsewhere moves nothing here', async () => {
    const before = await deadlineOf(site.world, about.caseId, visit);
    expect((await add({ ...on('2026-11-27', { authority: 'Glasgow City' }), confirmed: 'yes' })).status).toBe(
      302,
    );
    await carryOut(site.world);
    expect((await deadlineOf(site.world, about.caseId, visit)).version).toBe(before.version);
  });
});

describe('a day entered by mistake', () => {
  const page = `/closures/${kent}/2026-11-26`;
  const away = (fields: Readonly<Record<string, string>>, by = visitor) => by.post(page, fields);
  const moment = (text: string) => site.world.clock.set(text);

  test('is an administrator’s to take away, and nobody else’s', async () => {
    for (const role of roles.filter((one) => one !== 'administrator')) {
      const other = await site.signedIn(role);
      const posted = await away({ why: 'wrong-day' }, other);
      expect([role, (await other.get(page)).status, posted.status]).toEqual([role, 404, 404]);
    }
    const coordinator = await site.world.staff.add('coordinator');
    const forced = asUser(site.world.deps.db, coordinator.userId, (tx) =>
      reopenAuthority(
        tx,
        { authorityId: kent, date: '2026-11-26' },
        { at: site.world.clock.now(), recomputeId: crypto.randomUUID() },
      ),
    );
    await expect(forced).rejects.toThrow(/only an administrator/u);
    expect(await closures()).toBe(2);
  });

  test('is taken away only with a reason, after it was said what moves', async () => {
    expect(await (await visitor.get('/closures')).text()).toContain(`href="${page}"`);
    const text = await textOf(await visitor.get(page));
    expect(text).toContain('Thursday 26 November 2026');
    expect(text).toMatch(/[1-9]\d* would move: [1-9]\d* to an earlier date/u);
    const without = await away({});
    expect(without.status).toBe(422);
    expect(await textOf(without)).toContain('Choose why it is taken away');
    for (const nowhere of [`/closures/${kent}/2026-11-25`, '/closures/x/2026-11-26', `/closures/${kent}/x`])
      expect((await visitor.get(nowhere)).status, nowhere).toBe(404);
    expect((await visitor.post(`/closures/${kent}/2026-11-25`, { why: 'wrong-day' })).status).toBe(404);
    expect(await closures()).toBe(2);
  });

  test('moves back what it had moved, to the very moment, and every date says why', async () => {
    const { owner } = site.world;
    const running = { where: { case: { responsibleAuthorityId: kent } }, select: { id: true, dueAt: true } };
    const closed = await owner.deadline.findMany(running);
    const [preview, adding] = [
      await viewReopening(site.world.deps, administrator, { authorityId: kent, date: '2026-11-26' }),
      await owner.recompute.findFirstOrThrow({ where: { authorityId: kent } }),
    ];
    expect((await away({ why: 'wrong-day' })).headers.get('Location')).toBe('/closures');
    expect(await textOf(await visitor.get('/closures'))).toContain('a day taken away by Ada Administrator');
    await carryOut(site.world);
    const items = await owner.recomputeItem.findMany({ where: { recompute: { cause: 'reopening' } } });
    const moved = items.filter(({ result }) => result === 'moved');
    expect(moved).toHaveLength(preview?.preview.counts.moved ?? -1);
    const before = await owner.recomputeItem.findMany({ where: { recomputeId: adding.id, result: 'moved' } });
    const span = (one: (typeof items)[number]) => [one.deadlineId, one.dueBefore, one.dueAfter];
    const back = ([id, from, to]: readonly unknown[]) => [id, to, from];
    expect(moved.map(span).toSorted()).toEqual(before.map(span).map(back).toSorted());
    expect(await owner.deadline.findMany(running)).not.toEqual(closed);
    expect(await deadlineOf(site.world, about.caseId, visit)).toMatchObject({
      dueAt: new Date('2026-12-01T23:59:59Z'),
    });
    const guardian = await visitorAs(site, about.guardian);
    const text = await textOf(await guardian.get(`/cases/${about.caseId}`));
    expect(text).toContain('Reason: The authority is open on a day that had not counted.');
    expect(text).not.toContain('Office closed (Thursday 26 November 2026');
    const { count } = await countMoved();
    expect(count).toBe(2);
    const [kept] = await owner.auditEntry.findMany({ where: { action: 'authority.reopened' } });
    expect(kept).toMatchObject({ subjectId: kent, detail: { date: '2026-11-26', reason: 'wrong-day' } });
    expect((await away({ why: 'wrong-day' })).status).toBe(404);
  });

  const countMoved = async () => {
    const where = { userId: about.guardian.userId, kind: 'deadline-moved', caseId: about.caseId };
    const notices = await site.world.owner.notice.findMany({ where });
    const { id } = await deadlineOf(site.world, about.caseId, visit);
    return { count: notices.filter(({ deadlineId }) => deadlineId === id).length };
  };

  test('stays once it has begun, whatever the code above the database says', async () => {
    const glasgow = await site.world.owner.authorityClosure.findFirstOrThrow();
    const path = `/closures/${glasgow.authorityId}/2026-11-27`;
    moment('2026-11-27T00:00');
    const late = await visitorAs(site, administrator);
    expect(await textOf(await late.get('/closures'))).toContain('It has begun');
    const page = await (await late.get(path)).text();
    expect(page).toContain('It can no longer be taken away');
    expect(page).not.toContain('Why is it taken away?');
    const posted = await late.post(path, { why: 'opens-after-all' });
    expect(posted.status).toBe(409);
    expect(await textOf(posted)).toContain('This day has begun');
    const forced = asUser(site.world.deps.db, administrator.userId, (tx) =>
      reopenAuthority(
        tx,
        { authorityId: glasgow.authorityId, date: '2026-11-27' },
        { at: site.world.clock.now(), recomputeId: crypto.randomUUID() },
      ),
    );
    await expect(forced).rejects.toThrow(/has counted already/u);
    expect(await closures()).toBe(1);
  });

  test('is added and taken away only by somebody who has proved lately that it is them', async () => {
    const { authorityId } = await site.world.owner.authorityClosure.findFirstOrThrow();
    const late = await visitorAs(site, administrator);
    site.world.clock.forward(11 / 60);
    for (const path of ['/closures/add', `/closures/${authorityId}/2026-11-27`]) {
      expect((await late.get(path)).headers.get('Location'), path).toContain('/confirm-it-is-you');
      const fields = { ...on('2026-12-03'), confirmed: 'yes', why: 'wrong-day' };
      expect((await late.post(path, fields)).status, path).toBe(401);
    }
    expect((await late.get('/closures')).status).toBe(200);
    expect(await closures()).toBe(1);
  });
});
