import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { explainLateness } from '#app/usecases/deadline/explain-lateness.server.ts';
import { aGuardedCase, type ACase } from '#tests/support/a-case.ts';

import { textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';
import { deadlineOf } from './acting.ts';

let site: Site;
let about: ACase;
beforeAll(async () => {
  site = await startSite();
  about = await aGuardedCase(site.world);
  site.world.clock.set('2026-12-10T12:00');
});
afterAll(() => site.close());

const form = (changes: Record<string, string> = {}) => ({
  key: crypto.randomUUID(),
  what: 'FirstContactRecorded',
  'day.day': '10',
  'day.month': '12',
  'day.year': '2026',
  time: '11:30',
  note: 'Typed with care.',
  ...changes,
});
const path = () => `/cases/${about.caseId}/record`;
const events = (type: string) => site.world.owner.caseEvent.count({ where: { caseId: about.caseId, type } });

describe('something recorded late', () => {
  test('is not kept before somebody says why, and what was typed stays', async () => {
    const visitor = await visitorAs(site, about.guardian);
    expect(await (await visitor.get(path())).text()).not.toContain('Why is this late?');
    const first = await visitor.post(path(), form());
    const html = await first.text();
    expect(first.status).toBe(422);
    expect(html).toContain('Why is this late?');
    expect(html).toContain('Choose why this is late');
    expect(html).toContain('Typed with care.');
    expect(await events('FirstContactRecorded')).toBe(0);

    const empty = await visitor.post(path(), form({ lateReason: 'another-reason' }));
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Write a note for this reason');

    const sent = form({ lateReason: 'child-unavailable', lateNote: 'Secret delay.' });
    expect((await visitor.post(path(), sent)).status).toBe(302);
    const met = await deadlineOf(site.world, about.caseId, 'guardian.first_contact');
    expect(met.status).toBe('met-late');
    const [change, ...more] = await site.world.owner.deadlineChange.findMany({
      where: { deadlineId: met.id },
    });
    expect(more).toEqual([]);
    expect(change).toMatchObject({ kind: 'lateness-explained', reason: 'child-unavailable' });
    const fact = await site.world.owner.caseEvent.findFirstOrThrow({ where: { type: 'LatenessExplained' } });
    expect(fact.noteSealed).not.toContain('Secret');
    const chronology = await textOf(await visitor.get(`/cases/${about.caseId}/chronology`));
    expect(chronology).toContain('Secret delay.');
    expect(chronology).toContain('Reason: The child was not available.');
  });

  test('asks nothing of what comes in time', async () => {
    const visitor = await visitorAs(site, about.worker);
    const sent = await visitor.post(path(), form({ what: 'ChildLookedAfter' }));
    expect(sent.status).toBe(302);
  });

  test('posted twice at the same moment is kept once, with one answer', async () => {
    const visitor = await visitorAs(site, about.guardian);
    const sent = form({ what: 'VisitRecorded', lateReason: 'interpreter-unavailable' });
    const answers = await Promise.all([1, 2, 3].map(() => visitor.post(path(), sent)));
    expect(answers.map(({ status }) => status)).toEqual([302, 302, 302]);
    expect(new Set(answers.map(({ headers }) => headers.get('Location'))).size).toBe(1);
    expect(await events('VisitRecorded')).toBe(1);
  });
});

describe('a reason that was not given yet', () => {
  test('can be given once, by those whose duty it was or who manage them, and by nobody else', async () => {
    const { world } = site;
    const late = await aGuardedCase(world);
    world.clock.set('2026-12-20T12:00');
    const open = await deadlineOf(world, late.caseId, 'la.assessment.eng');
    await world.owner.deadline.update({
      where: { id: open.id },
      data: { status: 'met-late', metAt: world.clock.now() },
    });
    const said = { reason: 'administrative-failure', note: '' } as const;
    const explain = async (actor: typeof late.worker) => {
      const done = await explainLateness(world.deps, actor, { id: open.id, version: open.version }, said);
      return done.ok ? 'done' : done.error.kind;
    };
    expect(await explain(late.guardian)).toBe('not-found');
    expect(await explain(await world.staff.add('monitor'))).toBe('not-found');
    const both = await Promise.all([explain(late.worker), explain(late.coordinator)]);
    expect(both.sort()).toEqual(['already-done', 'done']);
  });

  test('is not asked where nothing was late', async () => {
    const { world } = site;
    const open = await deadlineOf(world, about.caseId, 'la.assessment.eng');
    const said = { reason: 'administrative-failure', note: '' } as const;
    const done = await explainLateness(world.deps, about.worker, open, said);
    expect(done).toMatchObject({ error: { kind: 'not-late' } });
  });
});
