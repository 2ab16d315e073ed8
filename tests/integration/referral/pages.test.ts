import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { steps } from '#app/domain/referral/draft.ts';
import { startSite, type Site } from '#tests/integration/http/site.ts';
import { fullAnswers } from '#tests/support/referral-answers.ts';

import { answerPage, begin, codeOn, fillAll, posted, referenceOn } from './filling.ts';

const location = (response: Response) => response.headers.get('Location');
const htmlOf = async (response: Promise<Response>) => (await response).text();

describe('the public form', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  test('leads from the start through every page to a receipt that names nobody', async () => {
    const visitor = site.visitor();
    expect(await htmlOf(visitor.get('/referral'))).toContain('999');
    const code = await begin(visitor);
    for (const [index, step] of steps.entries()) {
      const page = await visitor.get(`/referral/${step}`);
      expect(page.status).toBe(200);
      expect(codeOn(await page.text())).toBe(code);
      const next = steps[index + 1] ?? 'check';
      expect(location(await answerPage(visitor, step))).toBe(`/referral/${next}`);
    }
    const check = await htmlOf(visitor.get('/referral/check'));
    for (const typed of [
      'Testchild Alder',
      'Tuesday 24 November 2026 at 05:30',
      'Dover, Port of (Kent)',
      'Vietnamese',
    ])
      expect(check).toContain(typed);
    expect(location(await visitor.post('/referral/check'))).toBe('/referral/sent');
    const receipt = await htmlOf(visitor.get('/referral/sent'));
    expect(referenceOn(receipt)).not.toBe('');
    expect(receipt).toContain('Kent');
    expect(receipt).toContain('Wednesday 25 November 2026 at 23:59');
    expect(receipt).not.toContain('Testchild');
    expect(receipt).not.toContain('Officer Ash');
  });

  test('keeps its code in a cookie that scripts and other hosts cannot read, for as long as the browser is open', async () => {
    const [cookie = ''] = (await site.visitor().post('/referral?index')).headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-referral=/u);
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure$/u);
  });

  test('says what is not right beside its field, and keeps what was typed there and on the server', async () => {
    const visitor = site.visitor();
    await begin(visitor);
    const refused = await answerPage(visitor, 'you', { phone: 'ring <me>', email: '' });
    expect(refused.status).toBe(422);
    for (const html of [await refused.text(), await htmlOf(visitor.get('/referral/you'))]) {
      expect(html).toContain('value="ring &lt;me&gt;"');
      expect(html).toContain('value="Test Officer Ash"');
    }
  });

  test('lets a page be left for later or gone back from, with what stands on it', async () => {
    const visitor = site.visitor();
    await begin(visitor);
    expect(location(await answerPage(visitor, 'child', { gender: '', intent: 'later' }))).toBe(
      '/referral/found',
    );
    expect(location(await answerPage(visitor, 'you', { kind: '', intent: 'back' }))).toBe('/referral/danger');
    expect(await htmlOf(visitor.get('/referral/child'))).toContain('value="Testchild Alder"');
    const check = await htmlOf(visitor.get('/referral/check'));
    expect(check).toContain('Choose a gender');
    expect(check).toContain('Not answered yet');
    expect(check).not.toContain('Send this referral');
    const sent = await visitor.post('/referral/check');
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain('Nothing was sent yet');
  });

  test('comes back to the answers from a change, and says there what is wrong', async () => {
    const visitor = site.visitor();
    await fillAll(visitor);
    const changed = { ...fullAnswers.contact, safe: 'no' };
    expect(location(await visitor.post('/referral/contact?from=check', posted(changed)))).toBe(
      '/referral/check',
    );
    await visitor.post('/referral/contact?from=check', posted({ ...changed, safe: '', intent: 'later' }));
    expect(await htmlOf(visitor.get('/referral/contact?from=check'))).toContain('There is a problem');
    expect(await htmlOf(visitor.get('/referral/contact'))).not.toContain('There is a problem');
  });

  test('tells them to ring 999 when there is danger, and lets them go on', async () => {
    const visitor = site.visitor();
    await begin(visitor);
    expect(location(await answerPage(visitor, 'danger', { danger: 'yes' }))).toBe('/referral/danger-now');
    const html = await htmlOf(visitor.get('/referral/danger-now'));
    expect(html).toContain('href="tel:999"');
    expect(html).toContain('href="/referral/you"');
  });

  test('warns that somebody of 18 is treated as a child, and refuses nobody for it', async () => {
    const visitor = site.visitor();
    await fillAll(visitor, { child: { 'birthDate.year': '2006' } });
    const html = await htmlOf(visitor.get('/referral/check'));
    expect(html).toContain('treated as a child');
    expect(html).toContain('Send this referral');
  });

  test('searches places on the server, and keeps the search out of the address', async () => {
    const visitor = site.visitor();
    await begin(visitor);
    const searched = await answerPage(visitor, 'place', {
      search: 'port dovre',
      placeId: '',
      intent: 'search',
    });
    expect(location(searched)).toBe('/referral/place#results');
    const html = await htmlOf(visitor.get('/referral/place'));
    expect(html).toContain('value="dover-port-of"');
    expect(html).toContain('Kent');
    expect(html).toContain('None of these');
    expect(html).toContain('In the back of a lorry, lane 4');
  });

  test('keeps the place chosen among the choices of another search', async () => {
    const visitor = site.visitor();
    await begin(visitor);
    await answerPage(visitor, 'place', { search: 'heathrow', intent: 'search' });
    const html = await htmlOf(visitor.get('/referral/place'));
    expect(html).toMatch(/value="dover-port-of"[^>]*checked|checked=""[^>]*value="dover-port-of"/u);
    expect(html).toContain('value="heathrow-airport"');
  });

  test('takes an area when no place fits, and no place that nobody knows', async () => {
    const visitor = site.visitor();
    await begin(visitor);
    const area = { placeId: 'none', areaId: 'area-s12000049' };
    expect(location(await answerPage(visitor, 'place', area))).toBe('/referral/indicators');
    const unknown = await answerPage(visitor, 'place', { placeId: 'atlantis' });
    expect(unknown.status).toBe(422);
    expect(await unknown.text()).toContain('Choose the place again');
  });

  test('keeps what was typed when the page is left in another way', async () => {
    const visitor = site.visitor();
    await begin(visitor);
    const kept = await visitor.post('/referral/keep', { step: 'indicators', narrative: 'half a sen' });
    expect(kept.status).toBe(204);
    expect(await htmlOf(visitor.get('/referral/indicators'))).toContain('half a sen');
    expect((await site.visitor().post('/referral/keep', { step: 'indicators', narrative: 'x' })).status).toBe(
      204,
    );
    expect((await visitor.post('/referral/keep', { step: '__proto__', narrative: 'x' })).status).toBe(204);
  });

  test('is left quickly to a page about nothing, and forgets', async () => {
    const visitor = site.visitor();
    await begin(visitor);
    const left = await visitor.get('/referral/leave');
    expect(left.status).toBe(303);
    expect(new URL(location(left) ?? '').host).not.toContain('guardianship');
    expect(visitor.cookies.size).toBe(0);
    expect(location(await visitor.get('/referral/you'))).toBe('/referral/return?lost');
  });

  test('refuses what another site posts, a NUL, and more than fits', async () => {
    const visitor = site.visitor();
    await begin(visitor);
    const foreign = await visitor.post('/referral/you', {}, { Origin: 'https://elsewhere.test' });
    expect(foreign.status).toBe(403);
    const withNul = await answerPage(visitor, 'you', { name: 'Ash\u0000ley' });
    expect(withNul.status).toBe(422);
    expect(await withNul.text()).toContain('cannot be kept');
    const long = await answerPage(visitor, 'indicators', { narrative: 'x'.repeat(100_000) });
    expect(long.status).toBe(422);
    expect(await long.text()).toContain('x'.repeat(100_000));
    expect((await answerPage(visitor, 'indicators', { narrative: 'x'.repeat(600_000) })).status).toBe(413);
  });

  test('leaves nothing that was typed in the log', async () => {
    await fillAll(site.visitor());
    const lines = site.lines.join('\n');
    for (const typed of ['Testchild', 'Officer', '01632', 'lorry', 'owes'])
      expect(lines).not.toContain(typed);
  });
});
