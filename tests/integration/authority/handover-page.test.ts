import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { kent } from '#tests/support/a-case.ts';
import { refer } from '#tests/support/a-referral.ts';
import { findCanary } from '#tests/support/canary.ts';

import { bare, nobodysId, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

const child = {
  name: 'Zanthia Quillfeather',
  aliases: 'Starling',
  birthDate: '2011-03-09',
  nationality: 'Testlandia',
};
const narrative = 'Mentions a blue lighthouse.';
const canaries = [...Object.values(child), 'Quillfeather', 'lighthouse', 'Officer Ash', 'lane 4', 'Port of'];
const glasgow = 'S12000049';

let site: Site;
let worker: Actor;
let colleague: Actor;
let stranger: Actor;
let coordinator: Actor;
beforeAll(async () => {
  site = await startSite();
  const { staff } = site.world;
  worker = await staff.add('social-worker', { authorityId: kent, name: 'Wanda Kentish' });
  colleague = await staff.add('duty-manager', { authorityId: kent });
  stranger = await staff.add('social-worker', { authorityId: glasgow });
  coordinator = await staff.add('coordinator');
});
afterAll(() => site.close());

async function aHandover() {
  const { caseId } = await refer(site.world, { child, narrative, immediateDanger: true });
  const { id } = await site.world.owner.handover.findFirstOrThrow({ where: { caseId } });
  return { caseId, id, path: `/handovers/${id}` };
}

const stateOf = async (id: string) =>
  (await site.world.owner.handover.findUniqueOrThrow({ where: { id } })).state;

describe('a handover before it is accepted', () => {
  test('shows its receiver what is needed to decide, and nothing anybody could be recognised by', async () => {
    const { path } = await aHandover();
    const html = await (await (await visitorAs(site, worker)).get(path)).text();
    const text = await textOf(new Response(html));
    for (const words of [
      'Age 15 years',
      'Language Vietnamese',
      'Interpreter Needed',
      'Found in the area of Kent',
      'Immediate danger Reported',
      '2 reported',
      'Why it is due then',
      'the director of the guardianship service will be told',
    ])
      expect(text).toContain(words);
    expect(findCanary(html, canaries)).toEqual([]);
  });

  test('is previewed by a monitor without a thread, and the look is recorded', async () => {
    const { path, id, caseId } = await aHandover();
    await (await visitorAs(site, worker)).post(`${path}/ask`, { question: 'Is the blue lighthouse ours?' });
    const monitor = await site.world.staff.add('monitor');
    const response = await (await visitorAs(site, monitor)).get(path);
    expect(response.status).toBe(200);
    expect(findCanary(await response.text(), canaries)).toEqual([]);
    expect(
      await site.world.owner.auditEntry.count({
        where: { actorId: monitor.userId, action: 'case.viewed', subjectId: id, caseId },
      }),
    ).toBe(1);
  });

  const pages = ['', '/accept', '/refuse', '/ask', '/reply', '/decide'];
  test.each([
    ['another authority', () => Promise.resolve(stranger)],
    ['a guardian', () => site.world.staff.guardian()],
    ['a guardianship manager', () => site.world.staff.add('guardian-manager')],
    ['an administrator', () => site.world.staff.add('administrator')],
  ])('is, for %s, the same as one that never was', async (_who, actor) => {
    const { path } = await aHandover();
    const visitor = await visitorAs(site, await actor());
    for (const page of pages) {
      const forbidden = await bare(await visitor.get(`${path}${page}`));
      expect(forbidden.status).toBe(404);
      expect(forbidden).toEqual(await bare(await visitor.get(`/handovers/${nobodysId}${page}`)));
    }
    expect((await visitor.post(`${path}/accept`)).status).toBe(404);
  });

  test('sends somebody who is not signed in to sign in, whether it exists or not', async () => {
    const { path } = await aHandover();
    for (const at of [path, `/handovers/${nobodysId}`]) {
      const response = await site.visitor().get(at);
      expect(response.headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent(at)}`);
    }
  });

  test.each(['x', "1' OR '1'='1", '%00', 'undefined'])('is unknown under the address %s', async (id) => {
    const visitor = await visitorAs(site, worker);
    expect((await visitor.get(`/handovers/${encodeURIComponent(id)}`)).status).toBe(404);
  });
});

describe('the answer of an authority', () => {
  test('acknowledges, asks and accepts; the case is then the accepter’s', async () => {
    const { path, id, caseId } = await aHandover();
    const visitor = await visitorAs(site, worker);
    expect((await visitor.post(path)).headers.get('Location')).toBe(path);
    expect(await stateOf(id)).toBe('acknowledged');
    await visitor.post(`${path}/ask`, { question: 'Where is the child tonight?' });
    expect(await stateOf(id)).toBe('queried');

    const asked = await visitorAs(site, coordinator);
    expect(await textOf(await asked.get(path))).toContain('Where is the child tonight?');
    await asked.post(`${path}/reply`, { reply: 'With a foster carer.' });
    expect(await textOf(await visitor.get(path))).toContain('With a foster carer.');

    const confirmation = await textOf(await visitor.get(`${path}/accept`));
    expect(confirmation).toContain('responsibility for the child passes to Kent at once');
    expect(confirmation).toContain('the case is allocated to you, Wanda Kentish');
    await visitor.post(`${path}/accept`);
    const row = await site.world.owner.childCase.findUniqueOrThrow({ where: { id: caseId } });
    expect(row.workerId).toBe(worker.userId);
    const after = await (await visitor.get(path)).text();
    expect(after).toContain(`href="/cases/${caseId}"`);
    expect((await visitor.get(`/cases/${caseId}`)).status).toBe(200);
  });

  test('keeps what was typed when something is missing, and says what beside the field', async () => {
    const { path, id } = await aHandover();
    const visitor = await visitorAs(site, worker);
    const none = await visitor.post(`${path}/refuse`, { reason: '', proposed: 'Gla' });
    expect(none.status).toBe(422);
    const html = await none.text();
    expect(html).toContain('Choose why you refuse');
    expect(html).toContain('value="Gla"');
    const unknown = await visitor.post(`${path}/refuse`, {
      reason: 'boundary-dispute',
      proposed: 'Atlantis',
    });
    expect(await unknown.text()).toContain('Choose an authority from the list');
    const vague = await visitor.post(`${path}/refuse`, { reason: 'boundary-dispute', proposed: 'sussex' });
    expect(await textOf(vague)).toContain('Say which one: East Sussex, West Sussex');
    const own = await visitor.post(`${path}/refuse`, { reason: 'boundary-dispute', proposed: 'kent' });
    expect(own.status).toBe(422);
    expect((await visitor.post(`${path}/ask`, { question: '' })).status).toBe(422);
    expect(await stateOf(id)).toBe('sent');
  });

  test.each([
    ['accept', 'accepted', 'Wanda Kentish accepted this handover'],
    ['refuse', 'refused', 'Wanda Kentish refused this handover'],
  ])(
    'given second, after a colleague’s “%s”, changes nothing and tells what the first one did',
    async (verb, state, said) => {
      const { path, id } = await aHandover();
      const first = await visitorAs(site, worker);
      const second = await visitorAs(site, colleague);
      await first.post(`${path}/${verb}`, { reason: 'child-not-in-our-area', proposed: '' });
      for (const late of ['accept', 'refuse', 'ask']) {
        const response = await second.post(`${path}/${late}`, {
          reason: 'boundary-dispute',
          question: 'Why?',
        });
        expect([late, response.status]).toEqual([late, 409]);
        const text = await textOf(response);
        expect(text).toContain('This has been answered already. Nothing was saved.');
        expect(text).toContain(said);
      }
      expect(await stateOf(id)).toBe(state);
    },
  );

  test('given by two at the same moment is kept once', async () => {
    const { path, caseId } = await aHandover();
    const visitors = await Promise.all([worker, colleague].map((actor) => visitorAs(site, actor)));
    const answers = await Promise.all(visitors.map((visitor) => visitor.post(`${path}/accept`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 409]);
    const events = await site.world.owner.caseEvent.count({ where: { caseId, type: 'HandoverAccepted' } });
    expect(events).toBe(1);
  });
});
