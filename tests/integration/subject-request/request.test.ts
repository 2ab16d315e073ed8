import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { groupNames } from '#app/domain/subject-request/codes.ts';
import { openEmergencyRow } from '#app/store/audit/emergency-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { ACase } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';

import { textOf, visitorAs } from '../case/visitors.ts';
import { password, startSite, type Site } from '../http/site.ts';
import type { Visitor } from '../http/visitor.ts';
import { aClosedCase } from '../retention/a-closed-case.ts';

describe('a request to see what is held', () => {
  let site: Site;
  let about: ACase;
  let lead: Actor;
  let manager: Actor;
  let keeper: Visitor;
  let approver: Visitor;
  let id: string;
  let path: string;

  beforeAll(async () => {
    site = await startSite();
    about = await aClosedCase(site.world);
    lead = await site.world.staff.add('data-protection-lead');
    manager = await site.world.staff.add('service-manager');
    const stranger = await site.world.staff.add('social-worker', { authorityId: 'S12000049' });
    const { deps, clock } = site.world;
    // Row-level security asks the database's clock, so only the row is written, as of the test's.
    const asked = {
      reference: await reference(),
      reason: 'medical',
      text: 'A ward asks: is it asthma?',
    } as const;
    const emergency = { ...asked, id: deps.newId(), at: clock.now() };
    await asUser(deps.db, stranger.userId, (tx) => openEmergencyRow(deps, tx, emergency));
    site.world.clock.forward(1);
    keeper = await visitorAs(site, lead);
    approver = await visitorAs(site, manager);
  });
  afterAll(() => site.close());

  const reference = async () =>
    (await site.world.owner.childCase.findUniqueOrThrow({ where: { id: about.caseId } })).reference;
  const confirm = async (visitor: Visitor) => visitor.post('/confirm-it-is-you', { password });
  const itemAt = async (title: RegExp) => {
    const html = await (await keeper.get(path)).text();
    const [, href] = title.exec(html) ?? [];
    return href ?? '';
  };

  test('is recorded with who asks as a code, and falls due a month later by the calendar', async () => {
    const asked = {
      reference: await reference(),
      'receivedOn.day': '31',
      'receivedOn.month': '10',
      'receivedOn.year': '2026',
      requester: 'parent',
    };
    expect((await keeper.post('/requests/new', { ...asked, reference: 'C-0000-0000' })).status).toBe(422);
    expect((await keeper.post('/requests/new', { ...asked, 'receivedOn.year': '2027' })).status).toBe(422);
    const made = await keeper.post('/requests/new', asked);
    expect(made.status).toBe(302);
    path = made.headers.get('Location') ?? '';
    id = path.slice('/requests/'.length);
    const row = await site.world.owner.subjectRequest.findUniqueOrThrow({ where: { id } });
    expect(row.dueOn.toISOString().slice(0, 10)).toBe('2026-11-30');
    expect(await textOf(await keeper.get('/requests'))).toContain(row.number);
  });

  test('shows everything about the child to its preparer, and the look on the child’s record', async () => {
    const text = await textOf(await keeper.get(path));
    for (const held of [
      'Zanthia Quillfeather',
      '2011-03-09',
      'owes money',
      'Which lane was it?',
      'spoke of the lorry',
      'is it asthma?',
    ])
      expect(text).toContain(held);
    const looks = await site.world.owner.auditEntry.findMany({
      where: { actorId: lead.userId, action: 'case.viewed' },
    });
    expect(looks.length).toBeGreaterThan(0);
    expect(looks.every(({ caseId }) => caseId === about.caseId)).toBe(true);
  });

  test('is unknown to everybody else', async () => {
    for (const actor of [about.coordinator, await site.world.staff.add('monitor'), about.worker]) {
      const visitor = await visitorAs(site, actor);
      for (const address of ['/requests', path, `${path}/package`])
        expect([actor.role, address, (await visitor.get(address)).status]).toEqual([
          actor.role,
          address,
          404,
        ]);
    }
    expect((await approver.get('/requests/new')).status).toBe(404);
    expect((await approver.post(path, { verb: 'submit' })).status).toBe(404);
  });

  test('asks for a reason and for passages that stand in the text', async () => {
    const note = await itemAt(/spoke of the lorry[\s\S]*?href="([^"]+)"/u);
    expect(note).toContain('/items/event');
    expect((await keeper.post(note, { decision: 'withhold' })).status).toBe(422);
    const marked = { decision: 'redact', reason: 'third-party' };
    expect((await keeper.post(note, marked)).status).toBe(422);
    expect((await keeper.post(note, { ...marked, more: 'the lory' })).status).toBe(422);
    expect((await keeper.post(note, { ...marked, more: 'lorry' })).status).toBe(302);
    const narrative = await itemAt(/owes money[\s\S]*?href="([^"]+)"/u);
    expect((await keeper.post(narrative, { decision: 'withhold', reason: 'serious-harm' })).status).toBe(302);
    const referrer = await itemAt(/officer\.ash@example\.org[\s\S]*?href="([^"]+)"/u);
    expect(await textOf(await keeper.get(referrer))).toContain('Black out what seems to be about others');
    expect((await keeper.post(referrer, { decision: 'withhold', reason: 'third-party' })).status).toBe(302);
  });

  test('keeps decisions as codes and places, and nothing of what they are about', async () => {
    const rows = await site.world.owner.subjectItem.findMany();
    expect(rows).toHaveLength(3);
    const entries = await site.world.owner.auditEntry.findMany({
      where: { action: { startsWith: 'subject-request.' } },
    });
    const kept = JSON.stringify([rows, entries.map(({ detail }) => detail)]);
    expect(findCanary(kept, ['lorry', 'owes money', 'Zanthia', 'ash@example'])).toEqual([]);
  });

  test('is not approved before everything is decided, who asks is checked, and a second person agrees', async () => {
    expect(await textOf(await keeper.post(path, { verb: 'submit' }))).toContain(
      'Nobody has checked who asks',
    );
    expect((await keeper.post(path, { verb: 'identity' })).status).toBe(302);
    expect(await textOf(await keeper.post(path, { verb: 'submit' }))).toContain(
      'Decide about every item first',
    );
    for (const group of groupNames) await keeper.post(path, { verb: 'release-rest', group });
    expect((await keeper.get(`${path}/package`)).status).toBe(404);
    expect((await keeper.post(path, { verb: 'submit' })).status).toBe(302);
    expect((await keeper.post(path, { verb: 'approve' })).status).toBe(422);
    expect(await itemAt(/href="([^"]+\/items\/[^"]+)"/u)).toBe('');
    site.world.clock.forward(0.25);
    const decide = `${path}/decide`;
    expect((await keeper.get(decide)).status).toBe(404);
    expect((await approver.post(decide, { verb: 'approve' })).status).toBe(401);
    await confirm(approver);
    expect((await approver.post(path, { verb: 'approve' })).status).toBe(404);
    expect(await textOf(await approver.get(decide))).toContain('Look at every item');
    expect((await approver.post(decide, { verb: 'approve' })).status).toBe(302);
  });

  test('is answered by a package made on the spot, behind a fresh proof of who takes it', async () => {
    expect((await approver.get(`${path}/package`)).status).toBe(404);
    expect((await keeper.get(`${path}/package`)).headers.get('Location')).toContain('/confirm-it-is-you');
    await confirm(keeper);
    const { number } = await site.world.owner.subjectRequest.findUniqueOrThrow({ where: { id } });
    for (const format of ['html', 'json'] as const) {
      const response = await keeper.get(`${path}/package?format=${format}`);
      expect(response.headers.get('Cache-Control')).toContain('no-store');
      expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="${number}.${format}"`);
      const body = await response.text();
      expect(body).toContain('Zanthia Quillfeather');
      expect(body).toContain('spoke of the [redacted].');
      expect(body).toContain(number);
      expect(
        findCanary(body, ['owes money', 'officer.ash', 'What the referrer wrote', 'spoke of the lorry']),
      ).toEqual([]);
      if (format === 'json')
        expect(JSON.parse(body)).toMatchObject({
          withheld: expect.arrayContaining([
            { reason: 'serious-harm', count: 1 },
            { reason: 'third-party', count: 1 },
          ]) as unknown,
        });
    }
    const taken = await site.world.owner.auditEntry.findMany({
      where: { action: 'subject-request.package-taken' },
    });
    expect(taken.map(({ detail }) => (detail as { format: string }).format)).toEqual(['html', 'json']);
    expect(findCanary(site.lines.join('\n'), ['Zanthia', 'owes money', 'lorry'])).toEqual([]);
  });

  test('cannot be changed once it was approved, not even beneath the pages', async () => {
    expect((await keeper.post(path, { verb: 'withdraw' })).status).toBe(409);
    expect((await keeper.post(path, { verb: 'close' })).status).toBe(409);
    const own = await keeper.post(path, { verb: 'release-rest', group: 'referral' });
    expect(own.status).toBe(409);
    await expect(
      site.world.owner.subjectRequest.update({ where: { id }, data: { decidedById: lead.userId } }),
    ).rejects.toThrow();
  });
});
