import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { aGuardedCase, kent } from '#tests/support/a-case.ts';
import { refer } from '#tests/support/a-referral.ts';
import { findCanary } from '#tests/support/canary.ts';

import { bare, mainOf, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';
import { addLate } from '../national/backlog.ts';

const glasgow = 'S12000049';
const child = {
  name: 'Zanthia Quillfeather',
  aliases: '',
  birthDate: '2011-03-09',
  nationality: 'Testlandia',
};

describe('the page of an authority', () => {
  let site: Site;
  let worker: Actor;
  beforeAll(async () => {
    site = await startSite();
    worker = await site.world.staff.add('social-worker', { authorityId: kent });
  });
  afterAll(() => site.close());

  const referenceOf = async (caseId: string) =>
    (await site.world.owner.childCase.findUniqueOrThrow({ where: { id: caseId } })).reference;
  const read = async (path: string, actor = worker) => {
    const html = await (await (await visitorAs(site, actor)).get(path)).text();
    return { html, text: await textOf(new Response(html)) };
  };

  test('says at first that nothing waits', async () => {
    expect((await read('/authority')).text).toContain('No handover waits for your answer.');
    expect((await read('/authority/cases')).text).toContain('You have accepted no case');
    expect((await read('/authority/overdue')).text).toContain('Nothing is overdue.');
  });

  test('lists what waits, the oldest deadline first, with its state and the mark of danger, and no name', async () => {
    const first = await refer(site.world, { child, immediateDanger: true });
    site.world.clock.forward(24);
    const second = await refer(site.world, { child });
    const handover = await site.world.owner.handover.findFirstOrThrow({ where: { caseId: second.caseId } });
    await answerHandoverAs(site.world.deps, worker, handover.id, { verb: 'acknowledge' });
    const { text, html } = await read('/authority');
    const [a, b] = [await referenceOf(first.caseId), await referenceOf(second.caseId)];
    expect(text.indexOf(a)).toBeGreaterThan(0);
    expect(text.indexOf(a)).toBeLessThan(text.indexOf(b));
    expect(text).toMatch(new RegExp(`${a} Danger reported .* in \\d+ hours Not acknowledged yet`, 'u'));
    expect(text).toMatch(new RegExp(`${b} .* Acknowledged`, 'u'));
    expect(text).toContain('Handovers to answer 2');
    expect(findCanary(html, [...Object.values(child), 'lorry'])).toEqual([]);
  });

  test('lists the cases it has accepted with what is next and what is late, and all that is overdue', async () => {
    const about = await aGuardedCase(site.world, { child, worker });
    await addLate(site.world, [{ caseId: about.caseId, hours: 49 }]);
    const reference = await referenceOf(about.caseId);
    const cases = await read('/authority/cases');
    expect(cases.text).toMatch(new RegExp(`${reference} Hold the first review .* 2 days overdue 1 `, 'u'));
    expect(cases.text).toContain('Appointed');
    const overdue = await read('/authority/overdue');
    expect(overdue.html).toContain(`href="/cases/${about.caseId}"`);
    expect(findCanary(cases.html + overdue.html, Object.values(child))).toEqual([]);
  });

  test('lists an answer that is overdue, and leads to the handover and not to the case', async () => {
    const { caseId } = await refer(site.world, { child });
    const handover = await site.world.owner.handover.findFirstOrThrow({ where: { caseId } });
    site.world.clock.forward(72);
    const { html, text } = await read('/authority/overdue');
    expect(html).toContain(`href="/handovers/${handover.id}"`);
    expect(html).not.toContain(`href="/cases/${caseId}"`);
    expect(text).toContain('Accept or refuse a handover');
  });

  test('says nothing of what belongs to another authority', async () => {
    const scottish = await site.world.staff.add('duty-manager', { authorityId: glasgow });
    for (const list of ['waiting', 'cases', 'overdue'])
      expect((await read(`/authority/${list}`, scottish)).text).not.toMatch(/C-[0-9A-Z]{4}-/u);
    expect((await read('/authority', scottish)).text).toContain('Handovers to answer 0');
  });

  test('turns its pages by key and shows each waiting handover once', async () => {
    const ids = new Set<string>();
    for (let i = 0; i < 30; i += 1) await refer(site.world, { placeId: 'ramsgate' });
    const visitor = await visitorAs(site, worker);
    let path: string | undefined = '/authority/waiting';
    let seen = 0;
    while (path) {
      const html: string = await (await visitor.get(path)).text();
      const found = html.match(/href="\/handovers\/[0-9a-f-]{36}"/gu) ?? [];
      seen += found.length;
      for (const id of found) ids.add(id);
      path = /rel="next" href="([^"]+)"/u.exec(html)?.[1];
    }
    expect(seen).toBe(ids.size);
    expect(ids.size).toBe(
      await site.world.owner.handover.count({
        where: { toAuthorityId: kent, state: { in: ['sent', 'acknowledged', 'queried'] } },
      }),
    );
  });

  test.each(['guardian', 'guardian-manager', 'coordinator', 'monitor', 'administrator'] as const)(
    'is unknown to a %s',
    async (role) => {
      const visitor = await visitorAs(site, await site.world.staff.add(role));
      const forbidden = await bare(await visitor.get('/authority'));
      expect(forbidden.status).toBe(404);
      expect(mainOf(forbidden)).toBe(mainOf(await bare(await visitor.get('/nowhere'))));
    },
  );
});
