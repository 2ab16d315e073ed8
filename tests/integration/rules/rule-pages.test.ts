import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { roles } from '#app/domain/account/actor.ts';
import { loadRules } from '#prisma/rules/load.ts';

import { textOf } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';
import type { Visitor } from '../http/visitor.ts';

let site: Site;
let guardian: Visitor;
beforeAll(async () => {
  site = await startSite();
  guardian = await site.signedIn('guardian');
});
afterAll(() => site.close());

const read = async (path: string) => textOf(await guardian.get(path));

describe('the rulebook', () => {
  test.each(roles.map((role) => [role]))('is open to a %s', async (role) => {
    const visitor = await site.signedIn(role);
    const text = await textOf(await visitor.get('/rules'));
    expect(text).toContain('126 rules.');
  });

  test('is closed to nobody in particular', async () => {
    const response = await site.visitor().get('/rules');
    expect(response.headers.get('location')).toContain('/sign-in');
  });

  test('lists length, source and caution in words', async () => {
    const text = await read('/rules?words=national+referral+mechanism+refer');
    expect(text).toContain('Refer the child to the National Referral Mechanism');
    expect(text).toContain('1 working day, counted from the day after');
    expect(text).toContain('Guidance only');
    expect(text).toContain('Doubtful: The duty is guidance');
  });

  test('is narrowed by what the address says, and a code that means nothing narrows nothing', async () => {
    expect(await read('/rules?nation=SCT&source=S')).toMatch(/\d+ of 126 rules\./u);
    expect(await read('/rules?nation=XX&source=Z')).toContain('126 rules.');
    expect(await read('/rules?words=zzzz')).toContain('No rule fits.');
  });

  test('shows every rule whole, with its worked example', async () => {
    for (const rule of loadRules()) {
      const response = await guardian.get(`/rules/${rule.key}`);
      expect([rule.key, response.status]).toEqual([rule.key, 200]);
      const text = await textOf(response);
      expect(text).toContain('Worked example');
      expect(text).not.toContain('computes another date');
    }
  });

  test('knows no other rule or version', async () => {
    for (const path of ['/rules/no.such.rule', '/rules/nrm.rg.sca?version=9', '/rules/nrm.rg.sca?version=x'])
      expect([path, (await guardian.get(path)).status]).toEqual([path, 404]);
  });
});

describe('the calculator', () => {
  const ask = (key: string, fields: Record<string, string>) =>
    guardian.post(`/rules/${key}`, {
      'day.day': '1',
      'day.month': '5',
      'day.year': '2026',
      time: '17:10',
      nation: 'ENG',
      authority: '',
      ...fields,
    });

  test('says when it would be due, who would be told when, and why', async () => {
    const text = await textOf(await ask('nrm.refer.child', {}));
    expect(text).toContain('It would be due on Tuesday 5 May 2026 at 23:59');
    expect(text).toContain('Early May bank holiday');
    expect(text).toContain('Reminder 1');
    expect(text).toContain('Step 1 of the ladder');
  });

  test('asks for the date a rule hangs on, beside the field, and keeps what was typed', async () => {
    const response = await ask('guardian.exit_plan', { time: '11:11' });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('Enter a date of birth; an invented one will do');
    expect(html).toContain('value="11:11"');
    const born = { 'born.day': '17', 'born.month': '5', 'born.year': '2010' };
    expect(await textOf(await ask('guardian.exit_plan', born))).toContain('It would be due on');
  });

  test('refuses a nation in which the rule does not hold, and an authority of another nation', async () => {
    const nation = await ask('handover.answer.eng', { nation: 'SCT' });
    expect(nation.status).toBe(422);
    expect(await textOf(nation)).toContain('Choose a nation in which this rule holds');
    const authority = await ask('nrm.refer.child', { authority: 'S12000049' });
    expect(authority.status).toBe(422);
    expect(await textOf(authority)).toContain('Choose an authority of that nation');
  });
});
