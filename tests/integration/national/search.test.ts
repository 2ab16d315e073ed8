import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { aCase, accepted, kent } from '#tests/support/a-case.ts';
import { refer } from '#tests/support/a-referral.ts';
import { findCanary } from '#tests/support/canary.ts';

import { textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

const child = { name: 'Zanthia Élodie Quillfeather', aliases: 'Starling Brook', birthDate: '2011-03-09' };

describe('searching', () => {
  let site: Site;
  let coordinator: Actor;
  let worker: Actor;
  let reference: string;
  let referral: string;
  let caseId: string;
  beforeAll(async () => {
    site = await startSite();
    const { world } = site;
    const about = await accepted(world, await aCase(world, { child }));
    ({ coordinator, worker, caseId } = about);
    ({ reference } = await world.owner.childCase.findUniqueOrThrow({ where: { id: caseId } }));
    ({ reference: referral } = await world.owner.referral.findUniqueOrThrow({ where: { caseId } }));
    await refer(world, { child, placeId: 'glasgow-central-station' });
  });
  afterAll(() => site.close());

  const search = async (actor: Actor, wanted: string) =>
    (await visitorAs(site, actor)).post('/search', { wanted });
  const hits = async (actor: Actor, wanted: string) => {
    const html = await (await search(actor, wanted)).text();
    return [...html.matchAll(/href="(\/(?:cases|handovers)\/[0-9a-f-]{36})"/gu)].map(
      ([, path]) => path ?? '',
    );
  };

  test('finds a case by its reference, however it is written, and by the reference of its referral', async () => {
    const spoken = reference.toLowerCase().replaceAll('-', ' ');
    const bare = reference.slice(2).replace('-', '');
    for (const typed of [reference, spoken, bare, `  ${reference} `, referral])
      expect([typed, await hits(coordinator, typed)]).toEqual([typed, [`/cases/${caseId}`]]);
    expect(await hits(coordinator, reference.slice(0, 8))).toEqual([]);
  });

  test('finds children by whole names, aliases and pairs of words, in any order and without accents', async () => {
    for (const typed of [child.name, 'quillfeather zanthia', 'elodie QUILLFEATHER', 'Brook Starling'])
      expect([typed, (await hits(coordinator, typed)).length]).toEqual([typed, 2]);
    for (const typed of ['Zan', 'Quillfeathers', '%', 'Zanthia%', "' OR 1=1 --"])
      expect([typed, await hits(coordinator, typed)]).toEqual([typed, []]);
  });

  test('finds a name in another script and by its sound, says so, and shows what is surer first', async () => {
    await refer(site.world, { child: { name: 'محمد القاسمي' } });
    await refer(site.world, { child: { name: 'Γιώργος Καραγιάννης' } });
    const howFound = async (typed: string) => {
      const text = await textOf(await search(coordinator, typed));
      return ['The same name', 'The same in Latin letters', 'A similar sound'].filter((words) =>
        text.includes(words),
      );
    };
    expect(await howFound('Mohammed Al-Qasimi')).toEqual(['A similar sound']);
    expect(await howFound('القاسمي محمد')).toEqual(['The same name']);
    expect(await howFound('Giorgos Karagiannis')).toEqual(['The same in Latin letters']);
    await refer(site.world, { child: { name: 'Mohammed Al-Qasimi' }, placeId: 'teesport' });
    const text = await textOf(await search(coordinator, 'Mohammed al Qasimi'));
    expect(text.indexOf('The same name')).toBeGreaterThan(0);
    expect(text.indexOf('The same name')).toBeLessThan(text.indexOf('A similar sound'));
  });

  test('finds for an authority its own cases, and by reference what it has to answer', async () => {
    expect(await hits(worker, child.name)).toEqual([`/cases/${caseId}`]);
    const scottish = await site.world.staff.add('social-worker', { authorityId: 'S12000049' });
    expect(await hits(scottish, child.name)).toEqual([]);
    expect(await hits(scottish, reference)).toEqual([]);
    const waiting = await site.world.owner.handover.findFirstOrThrow({
      where: { toAuthorityId: 'S12000049' },
      include: { case: true },
    });
    expect(await hits(scottish, waiting.case.reference)).toEqual([`/handovers/${waiting.id}`]);
  });

  test('finds for a monitor references and no names', async () => {
    const monitor = await site.world.staff.add('monitor');
    expect(await hits(monitor, child.name)).toEqual([]);
    expect(await hits(monitor, reference)).toEqual([`/cases/${caseId}`]);
  });

  test('shows no name it was not given, and leaves none in addresses, the log or the audit trail', async () => {
    const response = await search(coordinator, child.name);
    expect(response.headers.get('Location')).toBeNull();
    const text = await textOf(response);
    expect(text).toContain('Boy, 15 years');
    expect(findCanary(text, ['Starling', '2011-03'])).toEqual([]);
    expect(findCanary(site.lines.join('\n'), ['Quillfeather', 'Zanthia', reference])).toEqual([]);
    const entries = await site.world.owner.auditEntry.findMany({ where: { action: 'search.made' } });
    expect(entries.length).toBeGreaterThan(10);
    expect(
      findCanary(JSON.stringify(entries.map(({ detail }) => detail)), ['Quillfeather', 'Zanthia']),
    ).toEqual([]);
    expect(entries.at(-1)?.detail).toEqual({ reference: false, found: 2 });
  });

  test('asks for something to look for', async () => {
    const empty = await search(coordinator, '  ');
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Enter a reference or a name');
    expect(await textOf(await search(coordinator, 'Nobody Known'))).toContain(
      'Nothing was found that you may see.',
    );
  });

  test('is for those who work with cases', async () => {
    const duty = await site.world.staff.add('duty-manager', { authorityId: kent });
    expect((await (await visitorAs(site, duty)).get('/search')).status).toBe(200);
  });
});
