import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aGuardedCase, type ACase } from '#tests/support/a-case.ts';

import { startSite, type Site } from '../http/site.ts';
import { nobodysId, textOf, visitorAs } from './visitors.ts';

let site: Site;
let about: ACase;
beforeAll(async () => {
  site = await startSite();
  about = await aGuardedCase(site.world);
  site.world.clock.forward(2);
});
afterAll(() => site.close());

const form = (changes: Record<string, string> = {}) => ({
  key: crypto.randomUUID(),
  what: 'FirstContactRecorded',
  'day.day': '24',
  'day.month': '11',
  'day.year': '2026',
  time: '11:30',
  note: 'Spoke through an interpreter.',
  ...changes,
});
const events = (type: string) => site.world.owner.caseEvent.count({ where: { caseId: about.caseId, type } });

describe('the form for recording work', () => {
  test('offers what this person may record, with the moment of now and what they came for', async () => {
    const visitor = await visitorAs(site, about.guardian);
    const html = await (await visitor.get(`/cases/${about.caseId}/record?what=VisitRecorded`)).text();
    expect(html).toContain('I visited the child');
    expect(html).not.toContain('A care plan was made');
    expect(html).toMatch(/<input(?=[^>]*checked)[^>]*value="VisitRecorded"/u);
    expect(html).toMatch(/name="day.day"[^>]*value="24"/u);
    expect(html).toMatch(/name="time"[^>]*value="12:00"/u);
    const worker = await visitorAs(site, about.worker);
    const theirs = await (await worker.get(`/cases/${about.caseId}/record`)).text();
    expect(theirs).toContain('A care plan was made');
    expect(theirs).not.toContain('I visited the child');
  });

  test.each([
    ['nothing chosen', { what: '' }, 'Choose what was done', 422],
    ['no day', { 'day.day': '', 'day.month': '', 'day.year': '' }, 'Enter the day on which it happened', 422],
    ['a day in no calendar', { 'day.day': '31' }, 'Enter a real date', 422],
    ['no time', { time: '' }, 'Enter the time at which it happened', 422],
    ['a moment to come', { time: '23:59' }, 'Enter a date and time that has passed', 422],
    ['too long a note', { note: 'a'.repeat(4001) }, 'Use 4000 characters or fewer', 422],
  ])('says what is not right and keeps what was typed: %s', async (_name, change, message, status) => {
    const visitor = await visitorAs(site, about.guardian);
    const typed = form({ note: 'Kept <word> & more', ...change });
    const response = await visitor.post(`/cases/${about.caseId}/record`, typed);
    const html = await response.text();
    expect(response.status).toBe(status);
    expect(html).toContain('There is a problem');
    expect(html).toContain(message);
    if (!('note' in change)) expect(html).toContain('Kept &lt;word&gt; &amp; more');
    expect(await events('FirstContactRecorded')).toBe(0);
  });

  test('tells afterwards what was met and what was started, and the chronology has it with its note', async () => {
    const visitor = await visitorAs(site, about.guardian);
    const response = await visitor.post(`/cases/${about.caseId}/record`, form());
    const to = response.headers.get('Location') ?? '';
    expect(to).toMatch(/^\/cases\/[0-9a-f-]{36}\/recorded\/[0-9a-f-]{36}$/u);
    const outcome = await textOf(await visitor.get(to));
    expect(outcome).toContain('Make first contact with the child: met in time');
    const chronology = await textOf(await visitor.get(`/cases/${about.caseId}/chronology`));
    expect(chronology).toContain('The guardian made first contact with the child');
    expect(chronology).toContain('Spoke through an interpreter.');
    expect(chronology).toMatch(/A guardian was asked .*A guardian was proposed /u);
    expect(chronology).toMatch(
      /24 November 2026 at 11:30 , Test guardian \w+ \(guardian\)\. Written down on/u,
    );

    const worker = await visitorAs(site, about.worker);
    const looked = await worker.post(`/cases/${about.caseId}/record`, form({ what: 'ChildLookedAfter' }));
    const started = await textOf(await worker.get(looked.headers.get('Location') ?? ''));
    expect(started).toMatch(/What this started .*review.*in \d+ days/iu);
  });

  test('is kept once, however often the same page is sent', async () => {
    const visitor = await visitorAs(site, about.guardian);
    const sent = form({ what: 'VisitRecorded' });
    const path = `/cases/${about.caseId}/record`;
    const answers = [await visitor.post(path, sent), await visitor.post(path, sent)];
    const [first, again] = answers.map((answer) => answer.headers.get('Location'));
    expect(first).toBe(`/cases/${about.caseId}/recorded/${sent.key}`);
    expect(again).toBe(first);
    expect(await events('VisitRecorded')).toBe(1);
  });

  test('cannot take the place of an event of another case', async () => {
    const other = await aGuardedCase(site.world);
    const event = await site.world.owner.caseEvent.findFirstOrThrow({ where: { caseId: other.caseId } });
    const visitor = await visitorAs(site, about.guardian);
    const sent = form({ what: 'VisitRecorded', key: event.id });
    expect((await visitor.post(`/cases/${about.caseId}/record`, sent)).status).toBe(500);
    expect(await site.world.owner.caseEvent.findUniqueOrThrow({ where: { id: event.id } })).toEqual(event);
  });

  test('an outcome of another case, or of none, is unknown', async () => {
    const other = await aGuardedCase(site.world);
    const event = await site.world.owner.caseEvent.findFirstOrThrow({ where: { caseId: other.caseId } });
    const visitor = await visitorAs(site, about.guardian);
    for (const id of [event.id, nobodysId])
      expect((await visitor.get(`/cases/${about.caseId}/recorded/${id}`)).status).toBe(404);
  });

  test('records nothing for somebody who may not', async () => {
    const strangers = [
      await visitorAs(site, about.worker),
      await visitorAs(site, await site.world.staff.guardian()),
      await visitorAs(site, await site.world.staff.add('monitor')),
    ];
    const before = await events('VisitRecorded');
    for (const stranger of strangers)
      expect(
        (await stranger.post(`/cases/${about.caseId}/record`, form({ what: 'VisitRecorded' }))).status,
      ).toBe(404);
    expect((await site.visitor().post(`/cases/${about.caseId}/record`, form())).status).toBe(401);
    expect(await events('VisitRecorded')).toBe(before);
  });
});

describe('the chronology', () => {
  test('is narrowed to one kind, and read a page at a time, newest first', async () => {
    const { owner } = site.world;
    const start = Date.parse('2026-10-01T09:00:00Z');
    await owner.caseEvent.createMany({
      data: Array.from({ length: 40 }, (_, index) => ({
        id: crypto.randomUUID(),
        caseId: about.caseId,
        type: 'HealthAssessmentCompleted',
        at: new Date(start + Math.floor(index / 4) * 60_000),
        recordedAt: new Date(start),
        actorLabel: `Entry ${String(index)}`,
        detail: {},
      })),
    });
    const visitor = await visitorAs(site, about.guardian);
    const path = `/cases/${about.caseId}/chronology?kind=care`;
    const first = await (await visitor.get(path)).text();
    const older = /rel="next" href="([^"]+)"/u.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await (await visitor.get(older)).text();
    const entries = (html: string) => [...html.matchAll(/<li class="cg-timeline__entry">/gu)].length;
    expect([entries(first), entries(second)]).toEqual([25, 16]);
    expect(first).not.toContain('The guardian was appointed</h3>');
    const newer = /rel="prev" href="([^"]+)"/u.exec(second)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(entries(await (await visitor.get(newer)).text())).toBe(25);
  });
});
