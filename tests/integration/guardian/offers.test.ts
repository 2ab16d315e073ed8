import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aCase, appointed, offered, type ACase } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';

import { bare, nobodysId, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

const child = {
  name: 'Zanthia Quillfeather',
  aliases: 'Starling',
  birthDate: '2011-03-09',
  nationality: 'Testlandia',
};
const narrative = 'Mentions a blue lighthouse.';
const secrets = [...Object.values(child), 'Quillfeather', '9 March', 'lighthouse', 'lane 4', 'Officer Ash'];

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

async function anOffer(): Promise<ACase & { offerId: string }> {
  const guardian = await site.world.staff.guardian({ languages: ['en', 'vi'] });
  const about = await aCase(site.world, { child, narrative, guardian, immediateDanger: true });
  return { ...about, offerId: await offered(site.world, about) };
}
const stateOf = async (id: string) =>
  (await site.world.owner.guardianOffer.findUniqueOrThrow({ where: { id } })).state;

describe('an offer', () => {
  test('shows the guardian the least by which to decide, why it was they, and keeps the look', async () => {
    const { offerId, guardian, caseId } = await anOffer();
    const response = await (await visitorAs(site, guardian)).get(`/offers/${offerId}`);
    const copy = response.clone();
    const text = await textOf(response);
    for (const shown of ['15 years', 'Boy', 'Vietnamese', 'Needed', 'England', 'South East', 'Kent'])
      expect(text).toContain(shown);
    expect(text).toContain('reported immediate danger');
    expect(text).toContain('You speak the child’s language, Vietnamese.');
    expect(text).toContain('You work in the region where the child is.');
    expect(findCanary(await copy.text(), secrets)).toEqual([]);
    const looks = await site.world.owner.auditEntry.findMany({
      where: { caseId, actorId: guardian.userId, action: 'case.viewed' },
    });
    expect(looks.map(({ detail }) => detail)).toEqual([{ as: 'offer', relation: 'offered-guardian' }]);
  });

  test.each([
    ['neither', {}, 'Choose whether you accept or decline'],
    ['a no without its reason', { answer: 'decline' }, 'Choose why you decline'],
    ['a reason nobody offered', { answer: 'decline', reason: 'bored' }, 'Choose a reason from the list'],
  ])('asks again when the answer is %s, and keeps what was chosen', async (_name, typed, message) => {
    const { offerId, guardian } = await anOffer();
    const response = await (await visitorAs(site, guardian)).post(`/offers/${offerId}`, typed);
    const html = await response.text();
    expect([response.status, html.includes(message)]).toEqual([422, true]);
    if ('answer' in typed) expect(html).toMatch(/<input(?=[^>]*checked)[^>]*value="decline"/u);
    expect(await stateOf(offerId)).toBe('offered');
  });

  test('is accepted once it has been confirmed, and tells what happens next without telling more', async () => {
    const { offerId, guardian } = await anOffer();
    const visitor = await visitorAs(site, guardian);
    const asked = await visitor.post(`/offers/${offerId}`, { answer: 'accept', reason: '' });
    const confirm = asked.headers.get('Location') ?? '';
    expect(confirm).toBe(`/offers/${offerId}/confirm?answer=accept`);
    expect(await textOf(await visitor.get(confirm))).toContain('You cannot take this answer back here.');
    expect(await stateOf(offerId)).toBe('offered');
    const done = await visitor.post(`/offers/${offerId}/confirm`, { answer: 'accept' });
    const next = await (await visitor.get(done.headers.get('Location') ?? '')).text();
    expect(next).toContain('You said yes');
    expect(next).toContain('one of them appoints you');
    expect(findCanary(next, secrets)).toEqual([]);
    expect(await stateOf(offerId)).toBe('accepted');
    const twice = await visitor.post(`/offers/${offerId}/confirm`, {
      answer: 'decline',
      reason: 'caseload-full',
    });
    expect(twice.headers.get('Location')).toBe(`/offers/${offerId}`);
    expect(await stateOf(offerId)).toBe('accepted');
  });

  test('is declined with a reason, and then shows nothing of the child any more', async () => {
    const { offerId, guardian, caseId } = await anOffer();
    const visitor = await visitorAs(site, guardian);
    const confirm = `/offers/${offerId}/confirm?answer=decline&reason=too-far-to-visit`;
    expect(await textOf(await visitor.get(confirm))).toContain('Your reason: It is too far for me to visit.');
    await visitor.post(`/offers/${offerId}/confirm`, { answer: 'decline', reason: 'too-far-to-visit' });
    const text = await textOf(await visitor.get(`/offers/${offerId}`));
    expect(text).toContain('You declined');
    expect(text).not.toContain('Vietnamese');
    expect((await visitor.get(`/cases/${caseId}`)).status).toBe(404);
    const offer = await site.world.owner.guardianOffer.findUniqueOrThrow({ where: { id: offerId } });
    expect([offer.state, offer.declineCode]).toEqual(['declined', 'too-far-to-visit']);
  });

  test('is unknown to everybody else, whatever their post', async () => {
    const { offerId, coordinator, worker } = await anOffer();
    const strangers = [
      await site.world.staff.guardian(),
      await site.world.staff.add('guardian-manager'),
      await site.world.staff.add('monitor'),
      coordinator,
      worker,
    ];
    for (const stranger of strangers) {
      const visitor = await visitorAs(site, stranger);
      const forbidden = await bare(await visitor.get(`/offers/${offerId}`));
      expect(forbidden.status).toBe(404);
      expect(forbidden).toEqual(await bare(await visitor.get(`/offers/${nobodysId}`)));
      expect((await visitor.post(`/offers/${offerId}/confirm`, { answer: 'accept' })).status).toBe(404);
    }
    expect((await site.visitor().get(`/offers/${offerId}`)).status).toBe(302);
    expect(await stateOf(offerId)).toBe('offered');
  });
});

describe('a letter of appointment', () => {
  test.each([
    ['dover-port-of', 'Section 48 of the Modern Slavery Act 2015'],
    ['glasgow-airport', 'Section 11 of the Human Trafficking and Exploitation (Scotland) Act 2015'],
    ['belfast-harbour', 'Section 21 of the Human Trafficking and Exploitation (Criminal Justice'],
  ])('names the law of the nation: %s', async (placeId, law) => {
    const about = await aCase(site.world, { child, placeId });
    const appointmentId = await appointed(site.world, about);
    const text = await textOf(
      await (await visitorAs(site, about.guardian)).get(`/appointments/${appointmentId}/letter`),
    );
    expect(text).toContain(law);
    for (const shown of [
      child.name,
      'Wednesday 9 March 2011',
      'Tuesday 24 November 2026',
      'recognise, and pay due regard',
    ])
      expect(text).toContain(shown);
    expect(text).toMatch(/L-[2-9A-Z]{4}-[2-9A-Z]{4}/u);
    for (const kept of [child.nationality, 'lighthouse']) expect(text).not.toContain(kept);
  });

  test('says so when the appointment has ended, to those who may still see the case', async () => {
    const about = await aCase(site.world, { child });
    const appointmentId = await appointed(site.world, about);
    const { endedAt } = { endedAt: new Date(site.world.clock.now().getTime() + 60_000) };
    await site.world.owner.appointment.update({ where: { id: appointmentId }, data: { endsAt: endedAt } });
    const path = `/appointments/${appointmentId}/letter`;
    expect(await textOf(await (await visitorAs(site, about.coordinator)).get(path))).toContain(
      'The letter is void.',
    );
    expect((await (await visitorAs(site, about.guardian)).get(path)).status).toBe(404);
  });
});
