import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { roles } from '#app/domain/account/actor.ts';
import { decideDraft } from '#app/store/rules/draft-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { aCase } from '#tests/support/a-case.ts';

import { textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';
import type { Visitor } from '../http/visitor.ts';
import { carryOut } from './a-change.ts';
import { draftAs, draftFields } from './drafting.ts';

let site: Site;
let drafter: Actor;
let director: Actor;
let drafting: Visitor;
let deciding: Visitor;
beforeAll(async () => {
  site = await startSite();
  drafter = await site.world.staff.add('administrator', { name: 'Ada Administrator' });
  director = await site.world.staff.add('director', { name: 'Dora Director' });
  drafting = await visitorAs(site, drafter);
  deciding = await visitorAs(site, director);
  await aCase(site.world);
  await aCase(site.world, { placeId: 'glasgow-central-station' });
});
afterAll(() => site.close());

const newest = (key: string): Rule => {
  const found = site.world.deps.rulebook.rules.filter((rule) => rule.key === key);
  const [rule] = found.toSorted((a, b) => b.version - a.version);
  if (rule === undefined) throw new Error(`There is no ${key}.`);
  return rule;
};
const twoDays = {
  'length.amount': '2',
  'exDue.day': '6',
  because: 'Monday is a holiday: Tuesday, Wednesday.',
};
const decide = (decision: string, id: string, visitor = deciding) =>
  visitor.post(`/rules/drafts/${id}/decide`, { decision, note: 'I have read the text.' });
const submit = (id: string, visitor = drafting) => visitor.post(`/rules/drafts/${id}`, { verb: 'submit' });

describe('a draft', () => {
  test('is an administrator’s to make, and nobody else’s', async () => {
    for (const role of roles.filter((one) => one !== 'administrator')) {
      const visitor = await site.signedIn(role);
      expect([role, (await visitor.get('/rules/nrm.refer.child/draft')).status]).toEqual([role, 404]);
      const posted = await visitor.post(
        '/rules/nrm.refer.child/draft',
        draftFields(newest('nrm.refer.child')),
      );
      expect([role, posted.status]).toEqual([role, 404]);
    }
    expect(await site.world.owner.ruleDraft.count()).toBe(0);
  });

  test('shows what is wrong beside the field and keeps what was typed', async () => {
    const rule = newest('nrm.refer.child');
    const response = await drafting.post(
      `/rules/${rule.key}/draft`,
      draftFields(rule, { 'length.amount': 'two', title: '', reason: 'Because I say so', cutOff: '25:00' }),
    );
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('Enter a whole number, with its unit');
    expect(html).toContain('Enter a title');
    expect(html).toContain('Because I say so');
    expect(html).toContain('value="25:00"');
  });

  test.each([
    [{ counting: 'elapsed' }, 'Does not fit this length'],
    [{ 'length.unit': 'calendar-days', cutOff: '17:00' }, 'Only for hours and working days'],
    [{ 'validFrom.year': '1999' }, 'Enter a day after the first day of the version before'],
    [{ url: 'http://example.org' }, 'Enter a link that begins with https://'],
    [{ 'rung1.amount': 'x' }, 'Enter a whole number, a unit and who is told'],
  ])('is judged as the files are: %j', async (changes, says) => {
    const rule = newest('nrm.refer.child');
    const response = await drafting.post(`/rules/${rule.key}/draft`, draftFields(rule, changes));
    expect(response.status).toBe(422);
    expect(await textOf(response)).toContain(says);
  });

  test('whose example does not come to what it says shows both, side by side', async () => {
    const rule = newest('nrm.refer.child');
    const response = await drafting.post(
      `/rules/${rule.key}/draft`,
      draftFields(rule, { 'length.amount': '2' }),
    );
    expect(response.status).toBe(422);
    const text = await textOf(response);
    expect(text).toContain('The example says Tuesday 5 May 2026 at 23:59');
    expect(text).toContain('The program computes Wednesday 6 May 2026 at 23:59');
  });

  test('shows what would change and move, without any case to an administrator, with references to a director', async () => {
    const id = await draftAs(drafting, newest('nrm.refer.child'), twoDays);
    const path = `/rules/drafts/${id}`;
    const text = await textOf(await drafting.get(path));
    expect(text).toContain('1 working day, counted from the day after.');
    expect(text).toContain('2 working days, counted from the day after.');
    expect(text).toContain('2 deadlines that run would be computed again.');
    expect(text).toContain('2 would move: 0 to an earlier date and 2 to a later one.');
    expect(text).toContain('24 hours later');
    expect(text).toContain('Kent');
    expect(text).not.toMatch(/C-[0-9A-Z]{4}-/u);
    expect(await textOf(await deciding.get(path))).toMatch(/C-[0-9A-Z]{4}-/u);
    expect((await (await site.signedIn('guardian')).get(path)).status).toBe(404);
    expect((await drafting.post(path, { verb: 'withdraw' })).status).toBe(302);
    expect((await submit(id)).status).toBe(409);
  });

  test('that changes nothing but its first day moves nothing', async () => {
    const id = await draftAs(drafting, newest('nrm.refer.child'));
    const text = await textOf(await drafting.get(`/rules/drafts/${id}`));
    expect(text).toContain('0 would move');
    await drafting.post(`/rules/drafts/${id}`, { verb: 'withdraw' });
  });
});

describe('four eyes', () => {
  test('approve it: the new version answers from its first day, the old one until the day before', async () => {
    const key = 'nrm.refer.child';
    const id = await draftAs(drafting, newest(key), { ...twoDays, recompute: 'no' });
    expect((await decide('approve', id)).status).toBe(409);
    expect((await submit(id)).status).toBe(302);
    expect((await decide('approve', id, drafting)).status).toBe(409);
    expect((await decide('approve', id)).status).toBe(302);
    expect((await decide('approve', id)).status).toBe(409);
    const rows = await site.world.owner.deadlineRule.findMany({
      where: { key },
      orderBy: { version: 'asc' },
    });
    expect(rows.map(({ validTo }) => validTo?.toISOString().slice(0, 10))).toEqual(['2026-10-31', undefined]);
    expect(rows.map(({ body }) => (body as { validTo: string | null }).validTo)).toEqual([
      '2026-10-31',
      null,
    ]);
    expect(newest(key)).toMatchObject({ version: 2, length: { amount: 2 } });
    const text = await textOf(await drafting.get(`/rules/drafts/${id}`));
    expect(text).toContain('Approved');
    expect(text).toContain('Dora Director');
    expect(text).toContain('Deadlines that ran already kept their version.');
    const page = await textOf(await drafting.get(`/rules/${key}`));
    expect(page).toContain('2 working days');
    expect(page).toContain('Events up to Saturday 31 October 2026');
    expect(await site.world.owner.auditEntry.count({ where: { action: 'rule.approved' } })).toBe(1);
  });

  test('reject it with a reason, and nothing changes', async () => {
    const rule = newest('nrm.rg.sca');
    const id = await draftAs(drafting, rule);
    await submit(id);
    expect((await deciding.post(`/rules/drafts/${id}/decide`, { decision: 'reject', note: '' })).status).toBe(
      422,
    );
    expect((await decide('reject', id)).status).toBe(302);
    expect(await textOf(await drafting.get(`/rules/drafts/${id}`))).toContain('I have read the text.');
    expect(newest('nrm.rg.sca').version).toBe(rule.version);
  });

  test('approve one that reaches deadlines that run, and see how far the worker is', async () => {
    const rule = newest('handover.answer.eng');
    const id = await draftAs(drafting, rule, {
      'length.amount': '2',
      'exDue.day': '8',
      because: 'Tuesday and Wednesday after Easter Monday.',
    });
    await submit(id);
    expect((await decide('approve', id)).status).toBe(302);
    const page = async () => textOf(await deciding.get(`/rules/drafts/${id}`));
    expect(await page()).toContain('The worker begins to compute deadlines that run again within a minute.');
    await carryOut(site.world);
    expect(await page()).toMatch(
      /1 deadline was computed again by .* 1 moved, and whoever has to act was told/u,
    );
  });

  test('one draft of a rule is before its approver at a time, and one that was overtaken is not approved', async () => {
    const rule = newest('nrm.rg.sca');
    const [first, second] = [await draftAs(drafting, rule), await draftAs(drafting, rule)];
    await submit(first);
    expect((await submit(second)).status).toBe(409);
    expect((await decide('approve', first)).status).toBe(302);
    expect((await submit(second)).status).toBe(409);
  });

  test('nobody decides who has not proved lately that it is them', async () => {
    const rule = newest('handover.answer.wal');
    const id = await draftAs(drafting, rule);
    await submit(id);
    site.world.clock.forward(11 / 60);
    const asked = await deciding.get(`/rules/drafts/${id}/decide`);
    expect(asked.headers.get('Location')).toContain('/confirm-it-is-you');
    expect((await decide('approve', id)).status).toBe(401);
    expect(newest('handover.answer.wal').version).toBe(rule.version);
    deciding = await visitorAs(site, director);
    expect((await decide('approve', id)).status).toBe(302);
  });
});

describe('the database itself', () => {
  const decideAs = (actor: Actor, draftId: string) =>
    asUser(site.world.deps.db, actor.userId, (tx) =>
      decideDraft(tx, {
        draftId,
        approve: true,
        note: 'x',
        at: new Date(),
        recomputeId: crypto.randomUUID(),
      }),
    );
  const row = (draftedById: string) => ({
    id: crypto.randomUUID(),
    ruleKey: 'nrm.rg.sca',
    baseVersion: 2,
    body: { ...newest('nrm.rg.sca'), version: 3, validFrom: '2027-01-01' } as object,
    recompute: false,
    reason: 'x',
    state: 'draft',
    draftedById,
    draftedAt: new Date(),
  });

  test('lets no drafter approve, no guardian draft or decide, and nobody write a rule', async () => {
    const { deps, owner, staff } = site.world;
    const guardian = await staff.add('guardian');
    const kept = row(drafter.userId);
    await owner.ruleDraft.create({ data: { ...kept, state: 'submitted' } });
    expect(await decideAs(drafter, kept.id)).toBe('own-draft');
    expect(await decideAs(guardian, kept.id)).toBe('not-found');
    const as = (actor: Actor, data: object) =>
      asUser(deps.db, actor.userId, (tx) =>
        tx.ruleDraft.createMany({ data: [data as ReturnType<typeof row>] }),
      );
    await expect(as(guardian, row(guardian.userId))).rejects.toThrow();
    await expect(as(drafter, row(director.userId))).rejects.toThrow();
    await expect(as(drafter, { ...row(drafter.userId), state: 'submitted' })).rejects.toThrow();
    for (const role of ['administrator', 'director'] as const) {
      const actor = await staff.add(role);
      const change = asUser(deps.db, actor.userId, (tx) =>
        tx.deadlineRule.updateMany({ data: { validTo: new Date() } }),
      );
      await expect(change).rejects.toThrow();
      const approve = asUser(deps.db, actor.userId, (tx) =>
        tx.ruleDraft.updateMany({ where: { id: kept.id }, data: { state: 'approved' } }),
      );
      expect((await approve).count).toBe(0);
    }
    const rewrite = asUser(deps.db, drafter.userId, (tx) =>
      tx.ruleDraft.updateMany({ where: { id: kept.id }, data: { reason: 'Another' } }),
    );
    await expect(rewrite).rejects.toThrow();
    expect(await asUser(deps.db, guardian.userId, (tx) => tx.ruleDraft.count())).toBe(0);
    expect(await decideAs(director, kept.id)).toBe('decided');
  });

  test('tells nobody but those who decide which deadlines run', async () => {
    const count = (actor: Actor) =>
      asUser(site.world.deps.db, actor.userId, async (tx) => {
        const rows = await tx.$queryRaw<unknown[]>`SELECT * FROM running_deadlines(NULL, NULL, NULL, 100)`;
        return rows.length;
      });
    expect(await count(drafter)).toBeGreaterThan(0);
    for (const role of ['guardian', 'social-worker', 'coordinator', 'monitor'] as const)
      expect([role, await count(await site.world.staff.add(role))]).toEqual([role, 0]);
  });
});
