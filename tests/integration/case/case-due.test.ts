import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aCase, aGuardedCase, type ACase } from '#tests/support/a-case.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';

import { startSite, type Site } from '../http/site.ts';
import { nobodysId, textOf, visitorAs } from './visitors.ts';

let site: Site;
let engine: Engine;
let about: ACase;
beforeAll(async () => {
  site = await startSite();
  engine = await startEngine(site.world);
  about = await aGuardedCase(site.world);
});
afterAll(async () => {
  await engine.close();
  await site.close();
});

const firstContact = () =>
  site.world.owner.deadline.findFirstOrThrow({
    where: { caseId: about.caseId, ruleKey: 'guardian.first_contact' },
  });
const page = async () => textOf(await (await visitorAs(site, about.guardian)).get(`/cases/${about.caseId}`));

describe('what is due in a case', () => {
  test('says when, whose, why, where it is written and what happens next', async () => {
    const text = await page();
    expect(text).toContain('Make first contact with the child');
    expect(text).toContain('Wednesday 25 November 2026 at 10:00 in 1 day');
    expect(text).toMatch(/Responsible: The guardian, Test guardian \w+/u);
    expect(text).toContain('The rule allows 24 hours, counted by the clock, day and night.');
    expect(text).toContain('This service’s own default');
    expect(text).toContain('Low: no source gives this number');
    expect(text).toContain('A reminder goes to the guardian on Wednesday 25 November 2026');
    expect(text).toContain('Nobody has been told of this yet.');
    expect(text).not.toContain('I am on it');
  });

  test('puts what is overdue first, and says who was told and whether the mail server took it', async () => {
    await engine.runUntil('2026-11-25T10:01');
    const text = await page();
    const overdue = text.indexOf('Make first contact');
    expect(overdue).toBeLessThan(text.indexOf('Visit the child for the first time'));
    expect(text).toContain('1 minute overdue');
    expect(text).toMatch(
      /was told that it is overdue on Wednesday 25 November 2026 at 10:00 : a notice here/u,
    );
    expect(text).toContain('E-mail: accepted by the mail server on Wednesday 25 November 2026');
    expect(text).toContain(
      'If nobody has acted, the guardian will be told on Wednesday 25 November 2026 at 11:00.',
    );
  });

  test('somebody says that they are on it, for as long as the rule allows, and the ladder says so', async () => {
    const visitor = await visitorAs(site, about.guardian);
    const deadline = await firstContact();
    const rule = site.world.deps.rulebook.rule(deadline.ruleKey, deadline.ruleVersion);
    expect(await page()).toContain(
      `Nobody further up is told for ${String(rule.acknowledgementHolds)} hours`,
    );
    const response = await visitor.post(`/deadlines/${deadline.id}/acknowledge`);
    expect(response.headers.get('Location')).toBe(`/cases/${about.caseId}`);
    const text = await textOf(await visitor.get(`/cases/${about.caseId}`));
    expect(text).toContain('You are on it. Nobody further up is told before');
    expect(text).toMatch(/Test guardian \w+ is on it until Wednesday 25 November 2026/u);
    expect(await site.world.owner.acknowledgement.count({ where: { deadlineId: deadline.id } })).toBe(1);
  });

  test('cannot be acknowledged before it is overdue, by a stranger, or by a monitor', async () => {
    const visit = await site.world.owner.deadline.findFirstOrThrow({
      where: { caseId: about.caseId, ruleKey: 'guardian.first_visit' },
    });
    const guardian = await visitorAs(site, about.guardian);
    const early = await guardian.post(`/deadlines/${visit.id}/acknowledge`);
    expect([early.status, await textOf(early)]).toEqual([409, expect.stringContaining('not overdue yet')]);
    const overdue = (await firstContact()).id;
    for (const role of ['monitor', 'guardian-manager', 'administrator'] as const) {
      const stranger = await visitorAs(site, await site.world.staff.add(role));
      expect((await stranger.post(`/deadlines/${overdue}/acknowledge`)).status).toBe(404);
      expect((await stranger.post(`/deadlines/${nobodysId}/acknowledge`)).status).toBe(404);
    }
  });

  test('is read a page at a time, and each deadline stands on exactly one', async () => {
    const model = await firstContact();
    const { id: _, explanation, triggerEventId: __, ...rest } = model;
    await site.world.owner.deadline.createMany({
      data: Array.from({ length: 60 }, (_unused, index) => ({
        ...rest,
        id: randomUUID(),
        triggerEventId: randomUUID(),
        explanation: explanation as object,
        dueAt: new Date(Date.parse('2027-01-01T00:00:00Z') + Math.floor(index / 3) * 1000),
      })),
    });
    const visitor = await visitorAs(site, about.guardian);
    const seen: string[] = [];
    let path: string | undefined = `/cases/${about.caseId}`;
    let pages = 0;
    while (path) {
      const html: string = await (await visitor.get(path)).text();
      seen.push(...[...html.matchAll(/id="due-([0-9a-f-]{36})"/gu)].map(([, id]) => id ?? ''));
      path = /rel="next" href="([^"]+)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&');
      pages += 1;
    }
    const open = await site.world.owner.deadline.count({ where: { caseId: about.caseId, status: 'open' } });
    expect(pages).toBe(3);
    expect(seen).toHaveLength(open);
    expect(new Set(seen).size).toBe(open);
  });
});

describe('a case without a guardian', () => {
  test('says so loudly, for how long, and where to find one', async () => {
    const { caseId, coordinator } = await aCase(site.world);
    site.world.clock.forward(5);
    const visitor = await visitorAs(site, coordinator);
    const html = await (await visitor.get(`/cases/${caseId}`)).text();
    expect(html).toContain('No guardian yet');
    expect(html).toContain('<strong>5 hours</strong>');
    expect(html).toContain(`href="/cases/${caseId}/guardian"`);
    expect(html).toContain('has not accepted yet and is responsible all the same');
  });
});
