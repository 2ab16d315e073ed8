import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { aCase, aGuardedCase, type ACase } from '#tests/support/a-case.ts';
import { closed, proposed } from '#tests/support/a-closing.ts';

import { password, startSite, type Site } from '../http/site.ts';
import { nobodysId, textOf, visitorAs } from './visitors.ts';

let site: Site;
let about: ACase;
let director: Actor;
let address: string;
let reference: string;
beforeAll(async () => {
  site = await startSite();
  about = await aGuardedCase(site.world);
  director = await site.world.staff.add('director');
  address = `/cases/${about.caseId}/closing`;
  const row = await site.world.owner.childCase.findUniqueOrThrow({ where: { id: about.caseId } });
  ({ reference } = row);
});
afterAll(() => site.close());

const events = (type: string) => site.world.owner.caseEvent.count({ where: { caseId: about.caseId, type } });
const keyIn = (html: string) => /name="key" value="([^"]+)"/u.exec(html)?.[1] ?? '';
const idIn = (html: string) => /name="proposal" value="([^"]+)"/u.exec(html)?.[1] ?? '';
const form = (changes: Record<string, string> = {}) => ({
  verb: 'propose',
  key: randomUUID(),
  reason: 'returned-to-family',
  other: '',
  note: 'An aunt was found <safe>.',
  ...changes,
});

describe('the page about closing a case', () => {
  test('says everything that stands in the way at once, and where it is done', async () => {
    const waiting = await aCase(site.world);
    await recordWork(site.world.deps, waiting.coordinator, waiting.caseId, {
      ...{ type: 'ChildMissing', at: site.world.clock.now(), note: '' },
    });
    const visitor = await visitorAs(site, waiting.coordinator);
    const html = await (await visitor.get(`/cases/${waiting.caseId}/closing`)).text();
    expect(html).toContain('never closed because a child cannot be found');
    expect(html).toContain('has not answered');
    expect(html).toContain(`/cases/${waiting.caseId}/record?what=ChildFound`);
    expect(html).not.toContain('Propose to close');
    const refused = await visitor.post(`/cases/${waiting.caseId}/closing`, form());
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Something stands in the way');
  });

  test.each([
    ['no reason', { reason: '' }, 'Choose why this case should be closed'],
    ['no note', { note: ' ' }, 'Say how you know'],
    ['no other case', { reason: 'recorded-twice' }, 'Enter the reference of the child’s other case'],
    ['a child under age', { reason: 'came-of-age' }, 'this child is not 18 yet'],
  ])('says what is not right and keeps what was typed: %s', async (_name, change, message) => {
    const visitor = await visitorAs(site, about.coordinator);
    const response = await visitor.post(address, form(change));
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain('There is a problem');
    expect(html).toContain(message);
    if (!('note' in change)) expect(html).toContain('An aunt was found &lt;safe&gt;.');
    expect(await events('ClosingProposed')).toBe(0);
  });

  test('takes a proposal once, however often it is sent, and shows it to whoever reads the case', async () => {
    const visitor = await visitorAs(site, about.coordinator);
    const page = await (await visitor.get(address)).text();
    expect(page).toContain('What ends with the case');
    const sent = form({ key: keyIn(page) });
    for (let time = 0; time < 2; time++)
      expect((await visitor.post(address, sent)).headers.get('Location')).toBe(address);
    expect(await events('ClosingProposed')).toBe(1);

    const listed = await (await (await visitorAs(site, director)).get('/national/closings')).text();
    expect(listed).toContain(reference);
    expect(listed).toContain('The child has gone back to their family');

    const guardian = await textOf(await (await visitorAs(site, about.guardian)).get(address));
    expect(guardian).toContain('The child has gone back to their family');
    expect(guardian).toContain('ring the coordinators now');
    expect(guardian).not.toContain('Decide on it');
    const monitor = await textOf(
      await (await visitorAs(site, await site.world.staff.add('monitor'))).get(address),
    );
    expect(monitor).toContain('The child has gone back to their family');
    expect(monitor).not.toContain('An aunt was found');
    expect(await textOf(await visitor.get(`/cases/${about.caseId}`))).toContain('Read the proposal');
    const worker = await visitorAs(site, about.worker);
    expect(await (await worker.get('/authority/cases')).text()).toContain(reference);
  });

  test('sends whoever proposed it, and everybody else, away from deciding', async () => {
    const own = await visitorAs(site, about.coordinator);
    expect((await own.get(`${address}/decide`)).status).toBe(404);
    for (const actor of [about.guardian, about.worker])
      expect((await (await visitorAs(site, actor)).get(`${address}/decide`)).status).toBe(404);
    const other = await aGuardedCase(site.world);
    const manager = await site.world.staff.add('service-manager');
    await proposed(site.world, { caseId: other.caseId, by: manager });
    const theirs = await visitorAs(site, manager);
    const away = await theirs.get(`/cases/${other.caseId}/closing/decide`);
    expect(away.headers.get('Location')).toBe(`/cases/${other.caseId}/closing`);
    expect(await textOf(await theirs.get(`/cases/${other.caseId}/closing`))).toContain(
      'Take the proposal back',
    );
    expect((await theirs.get(`/cases/${nobodysId}/closing/decide`)).status).toBe(404);
  });

  test('asks whoever decides who they are again, and for the reference', async () => {
    const visitor = await visitorAs(site, director);
    site.world.clock.forward(0.25);
    expect((await visitor.get(`${address}/decide`)).headers.get('Location')).toContain('/confirm-it-is-you');
    expect((await visitor.post(`${address}/decide`, { decision: 'close' })).status).toBe(401);
    await visitor.post('/confirm-it-is-you', { password });
    const html = await (await visitor.get(`${address}/decide`)).text();
    const typed = { key: keyIn(html), proposal: idIn(html), decision: 'close', note: '' };
    const wrong = await visitor.post(`${address}/decide`, { ...typed, reference: 'C-0000-0000' });
    expect([wrong.status, await events('CaseClosed')]).toEqual([422, 0]);
    const mute = await visitor.post(`${address}/decide`, { ...typed, decision: 'reject', reference: '' });
    expect(await mute.text()).toContain('Say why the case stays open');
    for (let time = 0; time < 2; time++) {
      const done = await visitor.post(`${address}/decide`, { ...typed, reference });
      expect(done.headers.get('Location')).toBe(address);
    }
    expect(await events('CaseClosed')).toBe(1);
  });

  test('is a closed case for everybody: said at its head, in no list, found by a search', async () => {
    const visitor = await visitorAs(site, about.coordinator);
    const head = await textOf(await visitor.get(`/cases/${about.caseId}`));
    expect(head).toContain('Closed on Tuesday 24 November 2026');
    expect(head).toContain('A coordinator or a service manager can open it again');
    expect(head).not.toContain('Record what was done');
    expect(head).not.toContain('No guardian yet');
    for (const list of [
      '/national',
      '/national/overdue',
      '/national/without-guardian',
      '/national/handovers',
      '/national/closings',
    ])
      expect(await (await visitor.get(list)).text()).not.toContain(reference);
    const worker = await visitorAs(site, about.worker);
    for (const list of ['/authority', '/authority/cases', '/authority/overdue'])
      expect(await (await worker.get(list)).text()).not.toContain(reference);
    const guardian = await (await visitorAs(site, about.guardian)).get('/guardian');
    expect(await guardian.text()).not.toContain(about.caseId);
    const found = await textOf(await visitor.post('/search', { wanted: reference }));
    expect(found).toMatch(new RegExp(`${reference}.*Closed`, 'u'));
    const chronology = await textOf(await visitor.get(`/cases/${about.caseId}/chronology`));
    expect(chronology).toContain('The case was closed');
    expect(chronology).toContain('The guardianship ended with the case');
  });

  test('opens it again, once, and then there is nothing to open', async () => {
    const visitor = await visitorAs(site, about.coordinator);
    const html = await (await visitor.get(`${address}/reopen`)).text();
    expect(html).toContain('It begins again as a referral does');
    const typed = { key: keyIn(html), reason: 'child-is-back', note: '' };
    expect(await (await visitor.post(`${address}/reopen`, typed)).text()).toContain('Say what has happened');
    for (let time = 0; time < 2; time++) {
      const done = await visitor.post(`${address}/reopen`, { ...typed, note: 'He rang from Dover.' });
      expect(done.headers.get('Location')).toBe(`/cases/${about.caseId}`);
    }
    expect(await events('CaseReopened')).toBe(1);
    expect((await visitor.get(`${address}/reopen`)).headers.get('Location')).toBe(address);
    const head = await textOf(await visitor.get(`/cases/${about.caseId}`));
    expect(head).toContain('No guardian yet');
    expect(head).not.toContain('Closed on');
  });

  test('is unknown to whoever has nothing to do with the case', async () => {
    const shut = await aGuardedCase(site.world);
    await closed(site.world, { caseId: shut.caseId, by: shut.coordinator });
    const strangers = [about.guardian, shut.guardian, await site.world.staff.add('administrator')];
    for (const stranger of strangers)
      for (const page of ['', '/decide', '/reopen']) {
        const visitor = await visitorAs(site, stranger);
        expect((await visitor.get(`/cases/${shut.caseId}/closing${page}`)).status).toBe(404);
        expect((await visitor.post(`/cases/${shut.caseId}/closing${page}`, form())).status).toBe(404);
      }
  });
});
