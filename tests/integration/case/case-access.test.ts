import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { aCase, aGuardedCase, kent, offered, type ACase } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';

import { startSite, type Site } from '../http/site.ts';
import { bare, nobodysId, visitorAs } from './visitors.ts';

const child = {
  name: 'Zanthia Quillfeather',
  aliases: 'Starling',
  birthDate: '2011-03-09',
  nationality: 'Testlandia',
};
const narrative = 'Mentions a blue lighthouse.';
const note = 'She asked for a dictionary of ornithology.';
const sections = ['', '/chronology', '/referral', '/people', '/access', '/record'] as const;
const withoutIdentity = ['', '/chronology', '/people', '/access'] as const;

let site: Site;
let about: ACase & { appointmentId: string };
let manager: Actor;
let cover: Actor;
beforeAll(async () => {
  site = await startSite();
  const { staff, deps, clock } = site.world;
  manager = await staff.add('guardian-manager');
  cover = await staff.guardian();
  const guardian = await staff.guardian({ managerId: manager.userId });
  about = await aGuardedCase(site.world, { child, narrative, guardian });
  await staff.away(guardian, new Date('2020-01-01'), new Date('2100-01-01'), cover);
  clock.forward(1);
  await recordWork(deps, guardian, about.caseId, { type: 'FirstContactRecorded', at: clock.now(), note });
});
afterAll(() => site.close());

const open = async (actor: Actor, path: string) => (await visitorAs(site, actor)).get(path);
const lookAts = (userId: string) =>
  site.world.owner.auditEntry.findMany({
    where: { actorId: userId, action: 'case.viewed', caseId: about.caseId },
  });

describe('somebody who works with the child', () => {
  test.each([
    ['the guardian', () => about.guardian, sections],
    ['a guardian who covers', () => cover, sections],
    ['the guardian’s manager', () => manager, sections],
    ['the social worker', () => about.worker, sections],
    ['a coordinator', () => about.coordinator, sections],
  ])('%s opens every part of the case, with the name', async (_who, actor, parts) => {
    const visitor = await visitorAs(site, actor());
    for (const part of parts) {
      const response = await visitor.get(`/cases/${about.caseId}${part}`);
      expect([part, response.status]).toEqual([part, 200]);
      expect(await response.text()).toContain(child.name);
    }
    const looks = await lookAts(actor().userId);
    expect(looks.map(({ detail }) => (detail as { as: string }).as).sort()).toEqual([
      'access',
      'chronology',
      'due',
      'people',
      'record',
      'referral',
    ]);
  });

  test('reads what was reported and what was noted', async () => {
    expect(await (await open(about.guardian, `/cases/${about.caseId}/referral`)).text()).toContain(narrative);
    expect(await (await open(about.worker, `/cases/${about.caseId}/chronology`)).text()).toContain(note);
  });

  test('finds every look on the record itself', async () => {
    const page = await (await open(about.guardian, `/cases/${about.caseId}/access?kind=views`)).text();
    expect(page).toContain('Looked at the referral');
    expect(page).toContain('(national coordinator)');
    expect(page).not.toContain('The guardian was appointed');
    const changes = await (await open(about.guardian, `/cases/${about.caseId}/access?kind=changes`)).text();
    expect(changes).toContain('The guardian was appointed');
    expect(changes).not.toContain('Looked at');
  });
});

describe('the independent monitor', () => {
  test.each(withoutIdentity)('reads “%s” of the case and never learns who the child is', async (part) => {
    const monitor = await site.world.staff.add('monitor');
    const response = await open(monitor, `/cases/${about.caseId}${part}`);
    expect(response.status).toBe(200);
    const canaries = [
      ...Object.values(child),
      'Quillfeather',
      'lighthouse',
      'ornithology',
      'Test Officer Ash',
    ];
    expect(findCanary(await response.text(), canaries)).toEqual([]);
  });

  test.each(['/referral', '/record'])('finds no page at “%s”', async (part) => {
    const monitor = await site.world.staff.add('monitor');
    expect((await open(monitor, `/cases/${about.caseId}${part}`)).status).toBe(404);
    expect((await open(monitor, `/appointments/${about.appointmentId}/letter`)).status).toBe(404);
  });
});

describe('somebody who does not work with the child', () => {
  type Stranger = { readonly actor: Actor; readonly caseId: string; readonly appointmentId: string };

  const to = async (actor: Promise<Actor>): Promise<Stranger> => ({ ...about, actor: await actor });

  const strangers: readonly (readonly [string, () => Promise<Stranger>])[] = [
    ['another guardian', () => to(site.world.staff.guardian())],
    ['another guardianship manager', () => to(site.world.staff.add('guardian-manager'))],
    ['another authority', () => to(site.world.staff.add('social-worker', { authorityId: 'E09000008' }))],
    ['an administrator', () => to(site.world.staff.add('administrator'))],
    ['a former guardian', formerGuardian],
  ];

  async function formerGuardian(): Promise<Stranger> {
    const former = await aGuardedCase(site.world);
    await site.world.owner.appointment.update({
      where: { id: former.appointmentId },
      data: { endsAt: new Date(site.world.clock.now().getTime() + 1), endReason: 'guardian-leaves' },
    });
    return { ...former, actor: former.guardian };
  }

  test.each(strangers)('%s is told the same as of a child who is not there', async (_who, stranger) => {
    const { actor, caseId, appointmentId } = await stranger();
    const visitor = await visitorAs(site, actor);
    for (const part of sections) {
      const forbidden = await bare(await visitor.get(`/cases/${caseId}${part}`));
      expect(forbidden.status).toBe(404);
      expect(forbidden).toEqual(await bare(await visitor.get(`/cases/${nobodysId}${part}`)));
    }
    const letter = await bare(await visitor.get(`/appointments/${appointmentId}/letter`));
    expect(letter).toEqual(await bare(await visitor.get(`/appointments/${nobodysId}/letter`)));
    expect(letter.status).toBe(404);
  });

  test('leaves no look behind, because nothing was shown', async () => {
    const stranger = await site.world.staff.guardian();
    await open(stranger, `/cases/${about.caseId}`);
    expect(await lookAts(stranger.userId)).toEqual([]);
  });

  test.each(['not-an-id', `${nobodysId}x`, "'; DROP TABLE child; --"])(
    'an address such as “%s” is unknown',
    async (id) => {
      const visitor = await visitorAs(site, about.guardian);
      expect((await visitor.get(`/cases/${encodeURIComponent(id)}`)).status).toBe(404);
      expect((await visitor.get(`/offers/${encodeURIComponent(id)}`)).status).toBe(404);
      expect((await visitor.post(`/deadlines/${encodeURIComponent(id)}/acknowledge`)).status).toBe(404);
    },
  );

  test('somebody who is not signed in is asked to sign in, whatever the address', async () => {
    for (const id of [about.caseId, nobodysId]) {
      const response = await site.visitor().get(`/cases/${id}`);
      expect(response.status).toBe(302);
      expect(response.headers.get('Location')).toBe(`/sign-in?next=%2Fcases%2F${id}`);
    }
  });
});

describe('somebody with a preview', () => {
  test('is sent to the offer, and never to the page', async () => {
    const waiting = await aCase(site.world, { child });
    const offerId = await offered(site.world, waiting);
    const visitor = await visitorAs(site, waiting.guardian);
    for (const part of sections) {
      const response = await visitor.get(`/cases/${waiting.caseId}${part}`);
      expect(response.headers.get('Location')).toBe(`/offers/${offerId}`);
      expect(findCanary(await response.text(), [child.name])).toEqual([]);
    }
  });

  test('is sent to the handover, and never to the page', async () => {
    const waiting = await aCase(site.world, { child });
    const handover = await site.world.owner.handover.findFirstOrThrow({ where: { caseId: waiting.caseId } });
    const worker = await site.world.staff.add('duty-manager', { authorityId: kent });
    const response = await open(worker, `/cases/${waiting.caseId}`);
    expect(response.headers.get('Location')).toBe(`/handovers/${handover.id}`);
  });
});
