import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { addHandover } from '#app/store/handover/handover-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { endAppointment } from '#app/usecases/guardian/end-appointment.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { aGuardedCase, type ACase } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';

import { bare, nobodysId, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';
import type { Visitor } from '../http/visitor.ts';

const glasgow = 'S12000049';
const child = {
  name: 'Zanthia Quillfeather',
  aliases: 'Starling',
  birthDate: '2011-03-09',
  nationality: 'Testlandia',
};
const narrative = 'Mentions a blue lighthouse.';
const secrets = [...Object.values(child), '9 March', 'lighthouse', 'lane 4', 'Officer Ash', 'duty officer'];

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

type Case = ACase & { readonly appointmentId: string };
const aChild = () => aGuardedCase(site.world, { child, narrative });
const referenceOf = async ({ caseId }: ACase) =>
  (await site.world.owner.childCase.findUniqueOrThrow({ where: { id: caseId } })).reference;

/** Kent, which has accepted, hands the child on to Glasgow, which has not answered yet. */
async function handingOn() {
  const about = await aChild();
  const { world } = site;
  const first = await world.owner.handover.findFirstOrThrow({ where: { caseId: about.caseId } });
  world.clock.forward(1);
  const next = await asUser(world.deps.db, about.coordinator.userId, (tx) =>
    addHandover(world.deps, tx, { caseId: about.caseId, toAuthorityId: glasgow, at: world.clock.now() }),
  );
  const receiver = await world.staff.add('social-worker', { authorityId: glasgow });
  return { ...about, first: first.id, next, receiver };
}

async function isUnknown(visitor: Visitor, path: string, known: string) {
  const answer = await bare(await visitor.get(path));
  expect(answer).toEqual(await bare(await visitor.get(path.replace(known, nobodysId))));
  expect(answer.status).toBe(404);
}

const accept = (receiver: Actor, handover: string) =>
  answerHandoverAs(site.world.deps, receiver, handover, { verb: 'accept' });

describe('a child who is handed on', () => {
  test('stays in the sender’s full sight, and in the receiver’s preview, until it is accepted', async () => {
    const { caseId, worker, receiver, next } = await handingOn();
    expect((await (await visitorAs(site, worker)).get(`/cases/${caseId}`)).status).toBe(200);
    const visitor = await visitorAs(site, receiver);
    expect((await visitor.get(`/cases/${caseId}`)).headers.get('Location')).toBe(`/handovers/${next}`);
    expect(findCanary(await (await visitor.get(`/handovers/${next}`)).text(), secrets)).toEqual([]);
  });

  test('is another’s in the very transaction of the acceptance: at no instant both see it, nor neither', async () => {
    const { caseId, worker, receiver, next } = await handingOn();
    const seen = new Set<string>();
    const state = { over: false };
    const accepting = accept(receiver, next).finally(() => (state.over = true));
    do seen.add(await seenAtOnce(caseId, worker, receiver));
    while (!state.over);
    expect((await accepting).ok).toBe(true);
    seen.add(await seenAtOnce(caseId, worker, receiver));
    expect([...seen]).toEqual(['sender', 'receiver']);
  });

  test('leaves the sender the reference, to whom and when, in a list and on its own handover, and nothing else', async () => {
    const about = await handingOn();
    await accept(about.receiver, about.next);
    const reference = await referenceOf(about);
    const visitor = await visitorAs(site, about.worker);
    const list = await textOf(await visitor.get('/authority/handed-on'));
    expect(list).toMatch(new RegExp(`${reference} Glasgow City .* 24 November 2026`, 'u'));
    const page = await (await visitor.get(`/handovers/${about.first}`)).text();
    const text = await textOf(new Response(page));
    expect(text).toContain(reference);
    expect(text).toMatch(/Glasgow City.* accepted this child on .*24 November 2026/u);
    expect(findCanary(list + page, secrets)).toEqual([]);
    for (const hidden of ['Vietnamese', '16 years', 'Boy', 'Border', about.caseId + '/'])
      expect(text).not.toContain(hidden);
  });

  test('is unknown to the sender in every other place', async () => {
    const about = await handingOn();
    await accept(about.receiver, about.next);
    const { caseId, worker, next } = about;
    const visitor = await visitorAs(site, worker);
    for (const part of ['', '/referral', '/chronology', '/people', '/access', '/record'])
      await isUnknown(visitor, `/cases/${caseId}${part}`, caseId);
    await isUnknown(visitor, `/handovers/${next}`, next);
    await isUnknown(visitor, `/appointments/${about.appointmentId}/letter`, about.appointmentId);
    const rows = await asUser(site.world.deps.db, worker.userId, async (tx) => ({
      cases: await tx.childCase.count({ where: { id: caseId } }),
      children: await tx.child.count({ where: { cases: { some: { id: caseId } } } }),
      events: await tx.caseEvent.count({ where: { caseId } }),
      deadlines: await tx.deadline.count({ where: { caseId } }),
      offers: await tx.guardianOffer.count({ where: { caseId } }),
      messages: await tx.handoverMessage.count({ where: { caseId } }),
      audit: await tx.auditEntry.count({ where: { caseId } }),
    }));
    expect(rows).toEqual({
      cases: 0,
      children: 0,
      events: 0,
      deadlines: 0,
      offers: 0,
      messages: 0,
      audit: 0,
    });
  });

  test('is not proved to an authority that never had it, nor to one that has it again', async () => {
    const about = await handingOn();
    await accept(about.receiver, about.next);
    const reference = await referenceOf(about);
    const { world } = site;
    const stranger = await world.staff.add('social-worker', { authorityId: 'W06000015' });
    expect(await (await (await visitorAs(site, stranger)).get('/authority/handed-on')).text()).not.toContain(
      reference,
    );
    world.clock.forward(1);
    const back = await asUser(world.deps.db, about.coordinator.userId, (tx) =>
      addHandover(world.deps, tx, {
        caseId: about.caseId,
        toAuthorityId: about.worker.authorityId ?? '',
        at: world.clock.now(),
      }),
    );
    const visitor = await visitorAs(site, about.worker);
    expect(await (await visitor.get('/authority/handed-on')).text()).not.toContain(reference);
    expect((await accept(about.worker, back)).ok).toBe(true);
    expect((await visitor.get(`/cases/${about.caseId}`)).status).toBe(200);
    expect(await (await visitor.get('/authority/handed-on')).text()).not.toContain(reference);
  });

  test('has answers that no former receiver can change any more, even past the pages', async () => {
    const { receiver, next, first, worker } = await handingOn();
    await accept(receiver, next);
    for (const [actor, id] of [
      [worker, first],
      [receiver, next],
    ] as const)
      expect(
        await asUser(site.world.deps.db, actor.userId, (tx) =>
          tx.handover.updateMany({
            where: { id },
            data: { state: 'refused', refusalCode: 'boundary-dispute' },
          }),
        ),
      ).toEqual({ count: 0 });
  });
});

/** Who sees the child, read for both in one snapshot of the database. */
function seenAtOnce(caseId: string, sender: Actor, receiver: Actor): Promise<string> {
  return site.world.owner.$transaction(
    async (tx) => {
      const sees = async ({ userId }: Actor) => {
        await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
        const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM visible_cases() v WHERE v = ${caseId}::uuid`;
        return rows.length > 0;
      };
      return [
        ...((await sees(sender)) ? ['sender'] : []),
        ...((await sees(receiver)) ? ['receiver'] : []),
      ].join(' and ');
    },
    { isolationLevel: 'RepeatableRead' },
  );
}

describe('somebody who is cut off in the middle of a session', () => {
  const open = async (actor: Actor, { caseId }: Case) => {
    const visitor = await visitorAs(site, actor);
    expect(await (await visitor.get(`/cases/${caseId}`)).text()).toContain(child.name);
    return visitor;
  };

  test('a guardian whose appointment has ended sees the child no more: case, letter, list, inbox, form', async () => {
    const about = await aChild();
    const visitor = await open(about.guardian, about);
    site.world.clock.forward(0.1);
    const end = endAppointment(site.world.deps, about.coordinator, about.appointmentId, 'guardian-leaves');
    expect((await end).ok).toBe(true);
    await isUnknown(visitor, `/cases/${about.caseId}`, about.caseId);
    await isUnknown(visitor, `/appointments/${about.appointmentId}/letter`, about.appointmentId);
    const posted = await visitor.post(`/cases/${about.caseId}/record`, {
      what: 'VisitRecorded',
      note: 'Seen',
    });
    expect(posted.status).toBe(404);
    for (const path of ['/guardian', '/inbox', '/inbox?show=read'])
      expect(findCanary(await (await visitor.get(path)).text(), secrets)).toEqual([]);
  });

  test('a guardian whose cover is over', async () => {
    const about = await aChild();
    const stand = await site.world.staff.guardian();
    const always = [new Date('2020-01-01T00:00:00Z'), new Date('2100-01-01T00:00:00Z')] as const;
    await site.world.staff.away(about.guardian, ...always, stand);
    const visitor = await open(stand, about);
    await site.world.owner.absence.updateMany({
      where: { userId: about.guardian.userId },
      data: { endsAt: new Date('2020-01-02T00:00:00Z') },
    });
    await isUnknown(visitor, `/cases/${about.caseId}`, about.caseId);
    expect(findCanary(await (await visitor.get('/guardian')).text(), secrets)).toEqual([]);
  });

  test('a manager whose guardian has another manager now', async () => {
    const manager = await site.world.staff.add('guardian-manager');
    const guardian = await site.world.staff.guardian({ managerId: manager.userId });
    const about = await aGuardedCase(site.world, { child, narrative, guardian });
    const visitor = await open(manager, about);
    await site.world.owner.userAccount.update({ where: { id: guardian.userId }, data: { managerId: null } });
    await isUnknown(visitor, `/cases/${about.caseId}`, about.caseId);
  });

  test.each(['suspended', 'left'])('somebody whose account is %s', async (status) => {
    const about = await aChild();
    const visitor = await open(about.coordinator, about);
    await site.world.owner.userAccount.update({ where: { id: about.coordinator.userId }, data: { status } });
    const answer = await visitor.get(`/cases/${about.caseId}`);
    expect([answer.status, answer.headers.get('Location')?.slice(0, 8)]).toEqual([302, '/sign-in']);
    expect((await visitor.post('/search', { wanted: child.name })).status).toBe(401);
    expect((await visitor.get(`/cases/${about.caseId}?_data=routes%2Fcases.%24caseId._index`)).status).toBe(
      204,
    );
    expect(await asUser(site.world.deps.db, about.coordinator.userId, (tx) => tx.childCase.count())).toBe(0);
  });

  test('a social worker who has moved to another authority', async () => {
    const about = await aChild();
    const visitor = await open(about.worker, about);
    await site.world.owner.userAccount.update({
      where: { id: about.worker.userId },
      data: { authorityId: glasgow },
    });
    await isUnknown(visitor, `/cases/${about.caseId}`, about.caseId);
  });
});
