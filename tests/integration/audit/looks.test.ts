import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { watchLooks } from '#app/usecases/audit/watch-looks.server.ts';
import { aCase, aGuardedCase, offered, type ACase } from '#tests/support/a-case.ts';

import { textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

const child = {
  name: 'Zanthia Quillfeather',
  aliases: '',
  birthDate: '2011-03-09',
  nationality: 'Testlandia',
};

let site: Site;
let about: ACase & { readonly appointmentId: string };
let waiting: ACase;
let offerId: string;
beforeAll(async () => {
  site = await startSite();
  about = await aGuardedCase(site.world, { child });
  waiting = await aCase(site.world);
  offerId = await offered(site.world, waiting);
});
afterAll(() => site.close());

const looksOf = (actor: Actor, caseId: string) =>
  site.world.owner.auditEntry.findMany({
    where: { actorId: actor.userId, caseId, action: 'case.viewed' },
    orderBy: { seq: 'asc' },
  });
const detailOf = (entry: { readonly detail: unknown } | undefined) =>
  entry?.detail as { readonly as?: string; readonly relation?: string } | undefined;

describe('whoever sees a child’s record', () => {
  type Way = readonly [
    what: string,
    who: () => Actor,
    path: () => Promise<string> | string,
    where: () => ACase,
    part: string,
    relation: string,
  ];
  const handover = async () =>
    `/handovers/${(await site.world.owner.handover.findFirstOrThrow({ where: { caseId: waiting.caseId } })).id}`;
  const deadline = async () => {
    const { id } = await site.world.owner.deadline.findFirstOrThrow({
      where: { caseId: about.caseId, status: 'open', responsibleRole: 'guardian' },
    });
    return `/deadlines/${id}/extend`;
  };
  const ofCase = (part: string) => () => `/cases/${about.caseId}${part}`;
  const ways: readonly Way[] = [
    ['what is due', () => about.guardian, ofCase(''), () => about, 'due', 'appointed-guardian'],
    [
      'the chronology',
      () => about.worker,
      ofCase('/chronology'),
      () => about,
      'chronology',
      'accepting-authority',
    ],
    ['the referral', () => about.worker, ofCase('/referral'), () => about, 'referral', 'accepting-authority'],
    ['the people', () => about.coordinator, ofCase('/people'), () => about, 'people', 'national'],
    ['who has looked', () => about.guardian, ofCase('/access'), () => about, 'access', 'appointed-guardian'],
    ['the form', () => about.guardian, ofCase('/record'), () => about, 'record', 'appointed-guardian'],
    ['duplicates', () => about.coordinator, ofCase('/duplicates'), () => about, 'duplicates', 'national'],
    [
      'the choice of a guardian',
      () => waiting.coordinator,
      () => `/cases/${waiting.caseId}/guardian`,
      () => waiting,
      'guardian',
      'national',
    ],
    [
      'the withdrawal of an offer',
      () => waiting.coordinator,
      () => `/cases/${waiting.caseId}/guardian/withdraw`,
      () => waiting,
      'guardian',
      'national',
    ],
    [
      'the end of a guardianship',
      () => about.coordinator,
      () => `/cases/${about.caseId}/guardian/end`,
      () => about,
      'guardian',
      'national',
    ],
    [
      'the letter',
      () => about.guardian,
      () => `/appointments/${about.appointmentId}/letter`,
      () => about,
      'letter',
      'appointed-guardian',
    ],
    ['a deadline', () => about.coordinator, deadline, () => about, 'deadline', 'national'],
    [
      'the preview of an offer',
      () => waiting.guardian,
      () => `/offers/${offerId}`,
      () => waiting,
      'offer',
      'offered-guardian',
    ],
    [
      'the preview of a handover',
      () => waiting.worker,
      handover,
      () => waiting,
      'handover',
      'receiving-authority',
    ],
    [
      'the acceptance of a handover',
      () => waiting.worker,
      async () => `${await handover()}/accept`,
      () => waiting,
      'handover',
      'receiving-authority',
    ],
    [
      'the guardian’s start page',
      () => about.guardian,
      () => '/guardian',
      () => about,
      'list',
      'appointed-guardian',
    ],
    [
      'an inbox that names the child',
      () => about.worker,
      () => '/inbox',
      () => about,
      'list',
      'accepting-authority',
    ],
  ];

  test.each(ways.map(([what, ...way]) => [what, way] as const))('leaves an entry for %s', async (_, way) => {
    const [who, path, where, part, relation] = way;
    const visitor = await visitorAs(site, who());
    const before = await looksOf(who(), where().caseId);
    const response = await visitor.get(await path());
    expect(response.status).toBe(200);
    const html = await response.text();
    const after = await looksOf(who(), where().caseId);
    if (part === 'list') expect(html).toContain(child.name);
    expect(after.length).toBe(before.length + 1);
    expect(detailOf(after.at(-1))).toMatchObject({ as: part, relation });
  });

  test('in a list leaves one entry an hour', async () => {
    const visitor = await visitorAs(site, about.guardian);
    const before = (await looksOf(about.guardian, about.caseId)).length;
    await visitor.get('/guardian');
    await visitor.get('/inbox');
    expect((await looksOf(about.guardian, about.caseId)).length).toBe(before);
    site.world.clock.forward(1.01);
    const again = await visitorAs(site, about.guardian);
    await again.get('/guardian');
    expect((await looksOf(about.guardian, about.caseId)).length).toBe(before + 1);
  });

  test('by its name in a search leaves an entry on the record, and by a reference none', async () => {
    const coordinator = await site.world.staff.add('coordinator');
    const visitor = await visitorAs(site, coordinator);
    const { reference } = await site.world.owner.childCase.findUniqueOrThrow({ where: { id: about.caseId } });
    await visitor.post('/search', { wanted: reference });
    expect(await looksOf(coordinator, about.caseId)).toEqual([]);
    await visitor.post('/search', { wanted: 'quillfeather zanthia' });
    const [entry] = await looksOf(coordinator, about.caseId);
    expect(detailOf(entry)).toEqual({ as: 'search', relation: 'national' });
  });

  test('stands on the page with how they stood to the case, the looks of one visit in one line', async () => {
    const visitor = await visitorAs(site, about.worker);
    await visitor.get(`/cases/${about.caseId}/people`);
    await visitor.get(`/cases/${about.caseId}/referral`);
    await visitor.get(`/cases/${about.caseId}/people`);
    const text = await textOf(await visitor.get(`/cases/${about.caseId}/access`));
    expect(text).toContain('The responsible authority');
    expect(text).toMatch(/Looked at the guardians and handovers, the referral(, [^(]+)? \(\d+ looks\)/u);
  });
});

describe('a look by somebody who has nothing to do there', () => {
  const watch = () => watchLooks({ db: site.world.worker, newId: randomUUID }, site.world.clock.now());
  const alertsOf = (actor: Actor) =>
    site.world.owner.accessAlert.findMany({ where: { userId: actor.userId } });

  test('is asked about half an hour later, once, whichever worker comes', async () => {
    const { staff, clock, owner } = site.world;
    const lead = await staff.add('data-protection-lead');
    await watch();
    // An open task on a case is work for whoever runs the service.
    await owner.task.updateMany({ data: { doneAt: clock.now() } });
    const nosy = await staff.add('director');
    await (await visitorAs(site, nosy)).get(`/cases/${about.caseId}`);
    clock.forward(0.4);
    await watch();
    expect(await alertsOf(nosy)).toEqual([]);
    clock.forward(0.2);
    await Promise.all([watch(), watch(), watch()]);
    await watch();
    const [alert, ...more] = await alertsOf(nosy);
    expect([alert?.rule, alert?.caseId, more]).toEqual(['no-work', about.caseId, []]);
    const notices = await owner.notice.findMany({ where: { userId: lead.userId, kind: 'access-alert' } });
    expect(notices.length).toBeGreaterThanOrEqual(1);
    expect(notices.every(({ caseId }) => caseId === null)).toBe(true);
  });

  test('is not asked about when they had a notice, or recorded something afterwards', async () => {
    const { clock } = site.world;
    await (await visitorAs(site, about.coordinator)).get(`/cases/${about.caseId}/people`);
    await (await visitorAs(site, about.guardian)).get(`/cases/${about.caseId}`);
    await (await visitorAs(site, about.worker)).get(`/cases/${about.caseId}`);
    clock.forward(1);
    await watch();
    for (const actor of [about.coordinator, about.guardian, about.worker])
      expect(await alertsOf(actor)).toEqual([]);
  });

  test('is reviewed on a page, once, with a reason that is sealed', async () => {
    const { owner, staff, deps } = site.world;
    const alert = await owner.accessAlert.findFirstOrThrow({ where: { rule: 'no-work' } });
    const lead = await visitorAs(site, await staff.add('data-protection-lead'));
    const list = await textOf(await lead.get('/audit/alerts?show=waiting'));
    expect(list).toContain('no task, no notice and nothing recorded');
    const path = `/audit/alerts/${alert.id}`;
    expect((await lead.post(path, { outcome: '', note: '' })).status).toBe(422);
    expect((await lead.post(path, { outcome: 'not-justified', note: 'Curiosity.' })).status).toBe(302);
    expect((await lead.post(path, { outcome: 'justified', note: 'No.' })).status).toBe(409);
    const kept = await owner.accessAlert.findUniqueOrThrow({ where: { id: alert.id } });
    expect([kept.outcome, kept.noteSealed]).toEqual([
      'not-justified',
      expect.not.stringContaining('Curiosity'),
    ] as unknown[]);
    expect(await textOf(await lead.get(path))).toContain('Curiosity.');
    const monitor = await site.signedIn('monitor');
    expect(await textOf(await monitor.get(path))).not.toContain('Curiosity.');
    expect((await monitor.post(path, { outcome: 'justified', note: 'x' })).status).toBe(404);
    expect((await (await site.signedIn('coordinator')).get('/audit/alerts')).status).toBe(404);
    const coordinator = await staff.add('coordinator');
    expect(await asUser(deps.db, coordinator.userId, (tx) => tx.accessAlert.count())).toBe(0);
  });

  test('is erased with the child: what was written about it goes, that it was asked stays', async () => {
    const { owner } = site.world;
    const { childId } = await owner.childCase.findUniqueOrThrow({ where: { id: about.caseId } });
    const at = new Date();
    await owner.emergencyAccess.create({
      data: {
        id: randomUUID(),
        caseId: about.caseId,
        userId: about.worker.userId,
        reason: 'medical',
        wrappedKey: 'a key',
        textSealed: 'a text',
        openedAt: at,
        expiresAt: new Date(at.getTime() + 60_000),
      },
    });
    await owner.child.update({ where: { id: childId }, data: { wrappedKey: '' } });
    const access = await owner.emergencyAccess.findFirstOrThrow({ where: { caseId: about.caseId } });
    expect([access.wrappedKey, access.textSealed, access.reason]).toEqual(['', '', 'medical']);
    const alert = await owner.accessAlert.findFirstOrThrow({ where: { caseId: about.caseId } });
    expect([alert.outcome, alert.wrappedKey, alert.noteSealed]).toEqual(['not-justified', '', null]);
  });
});
