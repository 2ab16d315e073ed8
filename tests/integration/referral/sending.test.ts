import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { reportOf } from '#app/http/referral/referral-schema.server.ts';
import { startDraft } from '#app/usecases/referral/start-draft.server.ts';
import { submitDraft } from '#app/usecases/referral/submit-draft.server.ts';
import { startSite, type Site } from '#tests/integration/http/site.ts';
import { fullAnswers } from '#tests/support/referral-answers.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { fillAll, refer, referenceOn } from './filling.ts';

describe('a referral that is sent', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    await site.world.staff.add('coordinator');
    await site.world.staff.add('social-worker', { authorityId: 'E10000016' });
  });
  afterAll(() => site.close());

  test('owes its notices, e-mails and planned actions, with no worker and no mail server anywhere', async () => {
    const { owner } = site.world;
    const { reference } = await refer(site.visitor());
    const { caseId } = await owner.referral.findUniqueOrThrow({ where: { reference } });
    const notices = await owner.notice.findMany({ where: { caseId }, include: { user: true } });
    expect(notices.map(({ kind, user }) => `${user.role}: ${kind}`).sort()).toEqual([
      'coordinator: guardian-needed',
      'social-worker: handover-sent',
    ]);
    const owed = await owner.outbox.findMany({ where: { noticeId: { in: notices.map(({ id }) => id) } } });
    // What starts a clock goes at once; the rest waits for the worker, which knows its reader's hours.
    expect(owed.map(({ kind, state }) => `${kind}: ${state}`).toSorted()).toEqual([
      'guardian-needed: waiting',
      'handover-sent: pending',
    ]);
    const deadlines = await owner.deadline.findMany({ where: { caseId }, include: { actions: true } });
    const keys = deadlines.map(({ ruleKey }) => ruleKey);
    expect(keys).toEqual(expect.arrayContaining(['handover.answer.eng', 'guardian.appoint.engwal']));
    for (const { ruleKey, actions } of deadlines) expect(actions.length, ruleKey).toBeGreaterThan(0);
    expect(await owner.heartbeat.count()).toBe(0);
  });

  test('alerts the coordinators at once when the child is in immediate danger', async () => {
    const { owner } = site.world;
    const visitor = site.visitor();
    const { reference } = await refer(visitor, { danger: { danger: 'yes' } });
    const { caseId } = await owner.referral.findUniqueOrThrow({ where: { reference } });
    expect(await owner.childCase.findUnique({ where: { id: caseId } })).toMatchObject({
      immediateDanger: true,
    });
    const alerts = await owner.notice.findMany({
      where: { caseId, kind: 'immediate-danger' },
      include: { user: true },
    });
    expect(alerts.map(({ user, urgent }) => [user.role, urgent])).toEqual([['coordinator', true]]);
    expect(await (await visitor.get('/referral/sent')).text()).toContain('coordinators have been alerted');
  });

  test('makes one case and one reference however often it is sent', async () => {
    const { owner } = site.world;
    const before = await owner.childCase.count();
    const visitor = site.visitor();
    await fillAll(visitor);
    const twin = site.visitor();
    for (const [name, value] of visitor.cookies) twin.cookies.set(name, value);
    const pressed = await Promise.all([1, 2, 3].map(() => twin.post('/referral/check')));
    expect(pressed.map(({ headers }) => headers.get('Location'))).toEqual(Array(3).fill('/referral/sent'));
    const again = await visitor.post('/referral/check');
    expect(again.headers.get('Location')).toBe('/referral/sent');
    const reload = await visitor.post('/referral/check');
    expect(reload.headers.get('Location')).toBe('/referral/sent');
    expect(await owner.childCase.count()).toBe(before + 1);
    const receipts = [await twin.get('/referral/sent'), await visitor.get('/referral/sent')];
    const [one, two] = await Promise.all(receipts.map(async (page) => referenceOn(await page.text())));
    expect(one).toMatch(/^R-/u);
    expect(two).toBe(one);
  });

  test('begins again empty: the next child has a draft, a code and a case of its own', async () => {
    const visitor = site.visitor();
    const first = await refer(visitor);
    const second = await refer(visitor, { child: { name: 'Testchild Birch' } });
    expect(second.code).not.toBe(first.code);
    expect(second.reference).not.toBe(first.reference);
  });

  test('empties its draft', async () => {
    const { owner } = site.world;
    const { reference } = await refer(site.visitor());
    const draft = await owner.referralDraft.findFirstOrThrow({ where: { reference } });
    expect([draft.sealed, draft.wrappedKey]).toEqual(['', '']);
  });

  test('is not held up when a busy police station sends fifty in a row', async () => {
    const station = { 'X-Forwarded-For': '192.0.2.50' };
    const { deps } = site.world;
    for (let sent = 0; sent < 50; sent += 1) {
      const visitor = site.visitor();
      await visitor.post('/referral?index', {}, { 'X-Forwarded-For': '192.0.2.51' });
      const refused = await visitor.post('/referral/check', {}, station);
      expect(refused.status, String(sent)).toBe(422);
    }
    expect(
      await deps.db.$queryRaw`SELECT count(*)::int AS n FROM rate_limit WHERE key LIKE '%send|192.0.2.50'`,
    ).toEqual([{ n: 1 }]);
  });
});

describe('what is stored of a referral', () => {
  const canaries = [
    'Zanaryname',
    'Zanaryalias',
    'Zanarydetail',
    'Zanarystory',
    'Zanarysafe',
    'Zanaryfoe',
    'Zanaryofficer',
    'Zanaryforce',
    '07700900666',
    'zanary@example.org',
    '2010-05-17',
    '17 5 2010',
  ];
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    await site.world.staff.add('coordinator');
  });
  afterAll(() => site.close());

  test('shows nothing personal in any column of any table, before sending or after', async () => {
    const visitor = site.visitor();
    await fillAll(visitor, {
      you: {
        name: 'Zanaryofficer',
        organisation: 'Zanaryforce',
        phone: '07700900666',
        email: 'zanary@example.org',
      },
      child: { name: 'Zanaryname Zanaryname', aliases: 'Zanaryalias' },
      place: { detail: 'Zanarydetail' },
      indicators: { indicators: 'other', narrative: 'Zanarystory' },
      contact: { how: 'Zanarysafe', notTold: 'Zanaryfoe' },
    });
    expect(await visibleIn(site.world, canaries)).toEqual([]);
    await visitor.post('/referral/check');
    expect(await site.world.owner.referral.count()).toBe(1);
    expect(await visibleIn(site.world, canaries)).toEqual([]);
  });

  test('would show it, were it there', async () => {
    await site.world.owner.task.create({
      data: {
        id: crypto.randomUUID(),
        dedupeKey: 'x',
        kind: 'x',
        detail: { who: 'Zanaryname' },
        createdAt: new Date(),
      },
    });
    expect(await visibleIn(site.world, canaries)).toEqual(['task: Zanaryname']);
  });
});

describe('sending a draft', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  test('that is not complete makes no case and keeps the draft', async () => {
    const code = await startDraft(world.deps, { ...fullAnswers, contact: {} });
    expect(await submitDraft(world.deps, code, reportOf)).toEqual({
      ok: false,
      error: { kind: 'incomplete' },
    });
    expect(await world.owner.childCase.count()).toBe(0);
    expect(world.rings).toEqual([]);
  });

  test('that nobody has is unknown', async () => {
    expect(await submitDraft(world.deps, 'ZZZZ-ZZZZ-ZZ', reportOf)).toEqual({
      ok: false,
      error: { kind: 'unknown-draft' },
    });
  });

  test('that fails half-way leaves no case, and can be sent again', async () => {
    const code = await startDraft(world.deps, fullAnswers);
    let ids = 0;
    const failing = {
      ...world.deps,
      newId: () => {
        ids += 1;
        if (ids === 12) throw new Error('the power goes');
        return world.deps.newId();
      },
    };
    await expect(submitDraft(failing, code, reportOf)).rejects.toThrow('the power goes');
    expect(await world.owner.childCase.count()).toBe(0);
    expect((await submitDraft(world.deps, code, reportOf)).ok).toBe(true);
    expect(await world.owner.childCase.count()).toBe(1);
    expect(world.rings).toEqual(['send']);
  });

  test('from many sides at once makes one case', async () => {
    const code = await startDraft(world.deps, fullAnswers);
    const before = await world.owner.childCase.count();
    const sent = await Promise.all(Array.from({ length: 5 }, () => submitDraft(world.deps, code, reportOf)));
    const references = sent.map((result) => (result.ok ? result.value.reference : result.error.kind));
    expect(new Set(references).size).toBe(1);
    expect(await world.owner.childCase.count()).toBe(before + 1);
  });
});

/** Every row of every table as text, and which planted words are in it. */
async function visibleIn({ owner }: World, words: readonly string[]): Promise<string[]> {
  const tables = await owner.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await owner.$queryRawUnsafe<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM ${name} t`,
    );
    const text = rows
      .map(({ row }) => row)
      .join('\n')
      .toLowerCase();
    found.push(
      ...words.filter((word) => text.includes(word.toLowerCase())).map((word) => `${name}: ${word}`),
    );
  }
  return found;
}
