import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { purgeDrafts } from '#app/usecases/referral/purge-drafts.server.ts';
import { saveStep } from '#app/usecases/referral/save-step.server.ts';
import { openDraft } from '#app/usecases/referral/open-draft.server.ts';
import { startDraft } from '#app/usecases/referral/start-draft.server.ts';
import { startSite, type Site } from '#tests/integration/http/site.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { answerPage, begin, codeOn, refer } from './filling.ts';

const location = (response: Response) => response.headers.get('Location');

describe('somebody who comes back with a code', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  test('finds what they typed, in another browser, however they write the code', async () => {
    const first = site.visitor();
    const code = await begin(first);
    await answerPage(first, 'child');
    for (const typed of [code, code.toLowerCase().replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `]) {
      const visitor = site.visitor();
      expect(location(await visitor.post('/referral/return', { code: typed }))).toBe('/referral/check');
      expect(await (await visitor.get('/referral/child')).text()).toContain('value="Testchild Alder"');
    }
  });

  test('gets one answer for a code never given and for one whose 28 days are over', async () => {
    const code = await begin(site.visitor());
    const before = site.world.clock.now();
    site.world.clock.forward(28 * 24);
    const expired = await site.visitor().post('/referral/return', { code });
    site.world.clock.forward((before.getTime() - site.world.clock.now().getTime()) / 3_600_000);
    const never = await site.visitor().post('/referral/return', { code: 'ZZZZ-ZZZZ-ZZ' });
    expect([expired.status, never.status]).toEqual([422, 422]);
    expect(wordsOf(await expired.text(), code)).toBe(wordsOf(await never.text(), 'ZZZZ-ZZZZ-ZZ'));
  });

  test('gets the receipt again after sending, and nothing that was typed', async () => {
    const { code, reference } = await refer(site.visitor());
    const visitor = site.visitor();
    expect(location(await visitor.post('/referral/return', { code }))).toBe('/referral/sent');
    const html = await (await visitor.get('/referral/sent')).text();
    expect(html).toContain(reference);
    expect(html).not.toContain('Testchild');
    for (const page of ['child', 'check', 'danger-now'])
      expect(location(await visitor.get(`/referral/${page}`))).toBe('/referral/sent');
  });

  test('is slowed down when they guess, and a stranger elsewhere is not', async () => {
    const from = (address: string) => ({ 'X-Forwarded-For': address });
    const guess = (address: string) =>
      site.visitor().post('/referral/return', { code: 'ZZZZ-ZZZZ-Z2' }, from(address));
    for (let tries = 0; tries < 50; tries += 1) expect((await guess('192.0.2.7')).status).toBe(422);
    let slowed = await guess('192.0.2.7');
    if (slowed.status === 422) slowed = await guess('192.0.2.7');
    expect(slowed.status).toBe(429);
    expect(Number(slowed.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await guess('192.0.2.8')).status).toBe(422);
  });

  test.each(['Nonsense', 'ABCD-EFGH-JK.forged', '%00', 'a'.repeat(5_000)])(
    'is nobody with a cookie that we did not give: %.20s',
    async (value) => {
      const visitor = site.visitor();
      visitor.cookies.set('__Host-referral', value);
      const response = await visitor.get('/referral/you');
      expect(location(response)).toBe('/referral/return?lost');
      expect(visitor.cookies.size).toBe(0);
    },
  );

  test('is nobody with a code in the cookie that is right but was not given by us', async () => {
    const code = await begin(site.visitor());
    const visitor = site.visitor();
    visitor.cookies.set('__Host-referral', code);
    expect(location(await visitor.get('/referral/you'))).toBe('/referral/return?lost');
  });
});

describe('a page posted after the browser forgot', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  test('comes back with what was typed, and joins the rest by the code', async () => {
    const first = site.visitor();
    const code = await begin(first);
    await answerPage(first, 'you');
    first.cookies.clear();
    const lost = await answerPage(first, 'contact', { how: 'Say <Ash> sent you' });
    expect(lost.status).toBe(401);
    const html = await lost.text();
    expect(html).toContain('value="Say &lt;Ash&gt; sent you"');
    expect(html).toContain('action="/referral/contact"');

    const wrong = await answerPage(first, 'contact', { how: 'Say <Ash> sent you', code: 'ZZZZ-ZZZZ-ZZ' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="Say &lt;Ash&gt; sent you"');

    const joined = await answerPage(first, 'contact', {
      how: 'Say <Ash> sent you',
      code: code.toLowerCase(),
    });
    expect(location(joined)).toBe('/referral/contact');
    expect(await (await first.get('/referral/contact')).text()).toContain('Say &lt;Ash&gt; sent you');
    expect(await (await first.get('/referral/you')).text()).toContain('value="Test Officer Ash"');
  });

  test('may begin anew without the code', async () => {
    const visitor = site.visitor();
    const begun = await answerPage(visitor, 'you', { intent: 'restart' });
    expect(location(begun)).toBe('/referral/you');
    const html = await (await visitor.get('/referral/you')).text();
    expect(html).toContain('value="Test Officer Ash"');
    expect(codeOn(html)).not.toBe('');
  });
});

describe('a draft in the database', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  test('holds neither its code nor anything typed, and no other session sees it', async () => {
    const code = await startDraft(world.deps);
    await saveStep(world.deps, code, 'child', { name: 'Canarychild' });
    const rows = await world.owner.referralDraft.findMany();
    expect(JSON.stringify(rows)).not.toContain('Canarychild');
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(await world.deps.db.referralDraft.count()).toBe(0);
  });

  test('keeps two pages that are saved at the same moment', async () => {
    const code = await startDraft(world.deps);
    await Promise.all(
      (['you', 'child', 'contact', 'place'] as const).map((step) =>
        saveStep(world.deps, code, step, { name: step }),
      ),
    );
    const draft = await openDraft(world.deps, code);
    expect(draft?.state === 'open' && Object.keys(draft.answers).sort()).toEqual([
      'child',
      'contact',
      'place',
      'you',
    ]);
  });

  test('is removed by the worker after 28 days and not before', async () => {
    await world.owner.referralDraft.deleteMany();
    const code = await startDraft(world.deps);
    world.clock.forward(28 * 24 - 1);
    expect(await purgeDrafts(world.worker, world.clock.now())).toBe(0);
    expect(await openDraft(world.deps, code)).not.toBeNull();
    world.clock.forward(1);
    expect(await openDraft(world.deps, code)).toBeNull();
    expect(await saveStep(world.deps, code, 'you', {})).toEqual({
      ok: false,
      error: { kind: 'unknown-draft' },
    });
    expect(await purgeDrafts(world.worker, world.clock.now())).toBe(1);
    expect(await world.owner.referralDraft.count()).toBe(0);
  });

  test('cannot be read by the worker', async () => {
    await expect(world.worker.$queryRaw`SELECT sealed FROM referral_draft`).rejects.toThrow();
  });
});

/** The message of the page, without what differs by chance or because it was typed. */
const wordsOf = (html: string, typed: string): string =>
  /<main[\s\S]*<\/main>/u.exec(html)?.[0].replaceAll(typed, '(typed)') ?? '';
