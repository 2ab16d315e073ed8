import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { openIdentity } from '#app/store/case/identity.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { decideErasure } from '#app/usecases/retention/decide-erasure.server.ts';
import { keepRecord, type RecordKeeping } from '#app/usecases/retention/keep-records.server.ts';
import { searchCases } from '#app/usecases/oversight/search.server.ts';
import { aCase, type ACase } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';

import { bare, nobodysId, textOf, visitorAs } from '../case/visitors.ts';
import { password, startSite, type Site } from '../http/site.ts';
import { aClosedCase, canaries } from './a-closed-case.ts';

describe('erasing a child', () => {
  let site: Site;
  let lead: Actor;
  let director: Actor;
  let about: ACase;
  const propose: RecordKeeping = { verb: 'propose', basis: 'right-to-erasure' };
  const hold: RecordKeeping = { verb: 'hold', reason: 'criminal', reviewOn: '2027-05-01' };
  const keep = (act: RecordKeeping, actor = lead, caseId = about.caseId) =>
    keepRecord(site.world.deps, actor, caseId, act);
  const proposal = async () =>
    (await site.world.owner.erasure.findFirstOrThrow({ where: { caseId: about.caseId, state: 'proposed' } }))
      .id;
  const refusedBecause = (result: { ok: boolean; error?: { kind: string } }) => result.error?.kind;

  beforeAll(async () => {
    site = await startSite();
    lead = await site.world.staff.add('data-protection-lead');
    director = await site.world.staff.add('director');
    about = await aClosedCase(site.world);
  });
  afterAll(() => site.close());

  test('empties every column of the database that holds something sealed', async () => {
    const columns = await site.world.owner.$queryRaw<{ name: string }[]>`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name LIKE '%sealed%' ORDER BY 1`;
    // Whoever adds a column here has it emptied with the child's key, unless it is not about a child.
    const ofStaff = ['authenticator_app.secret_sealed'];
    expect(columns.map(({ name }) => name).filter((name) => !ofStaff.includes(name))).toEqual([
      'access_alert.note_sealed',
      'case_event.note_sealed',
      'child.aliases_sealed',
      'child.birth_date_sealed',
      'child.name_sealed',
      'emergency_access.note_sealed',
      'emergency_access.text_sealed',
      'handover_message.text_sealed',
      'referral.narrative_sealed',
      'referral.place_detail_sealed',
      'referral.referrer_sealed',
      'referral.safe_contact_sealed',
      'referral_draft.sealed',
    ]);
  });

  test('takes two people, and is nobody else’s', async () => {
    for (const actor of [director, about.coordinator, await site.world.staff.add('monitor')])
      expect([actor.role, refusedBecause(await keep(propose, actor))]).toEqual([actor.role, 'not-found']);
    expect((await keep(propose)).ok).toBe(true);
    expect(refusedBecause(await keep(propose))).toBe('already-proposed');
    const id = await proposal();
    for (const actor of [lead, about.coordinator, await site.world.staff.add('service-manager')])
      expect(refusedBecause(await decideErasure(site.world.deps, actor, id, 'erase'))).toBe('not-found');
    await site.world.owner.erasure.update({ where: { id }, data: { proposedById: director.userId } });
    expect(refusedBecause(await decideErasure(site.world.deps, director, id, 'erase'))).toBe('own-proposal');
    await site.world.owner.erasure.update({ where: { id }, data: { proposedById: lead.userId } });
    expect((await decideErasure(site.world.deps, director, id, 'reject')).ok).toBe(true);
    expect(refusedBecause(await decideErasure(site.world.deps, director, id, 'erase'))).toBe('not-proposed');
  });

  test('is refused while a case is open or on legal hold, also when the hold came after the proposal', async () => {
    const open = await aCase(site.world);
    expect(refusedBecause(await keep(propose, lead, open.caseId))).toBe('still-open');
    expect(refusedBecause(await keep({ verb: 'propose', basis: 'retention-over' }))).toBe(
      'not-due-for-review',
    );
    expect(refusedBecause(await keep({ ...hold, reviewOn: '2026-11-24' }))).toBe('not-ahead');
    expect((await keep(propose)).ok).toBe(true);
    expect((await keep(hold)).ok).toBe(true);
    expect(refusedBecause(await keep(hold))).toBe('on-hold');
    expect(refusedBecause(await decideErasure(site.world.deps, director, await proposal(), 'erase'))).toBe(
      'on-hold',
    );
    expect((await keep({ verb: 'lift' })).ok).toBe(true);
    expect(refusedBecause(await keep({ verb: 'lift' }))).toBe('not-on-hold');
  });

  test('asks the director who they are again, and for the reference', async () => {
    const visitor = await visitorAs(site, director);
    const path = `/retention/erasures/${await proposal()}`;
    site.world.clock.forward(0.25);
    expect((await visitor.get(path)).headers.get('Location')).toContain('/confirm-it-is-you');
    expect((await visitor.post(path, { decision: 'erase' })).status).toBe(401);
    await visitor.post('/confirm-it-is-you', { password });
    const page = await textOf(await visitor.get(path));
    expect(page).toContain('nothing brings them back');
    const wrong = await visitor.post(path, { decision: 'erase', reference: 'C-0000-0000' });
    expect(wrong.status).toBe(422);
    const file = await site.world.owner.childCase.findUniqueOrThrow({ where: { id: about.caseId } });
    expect(file.erasedAt).toBeNull();
    const done = await visitor.post(path, { decision: 'erase', reference: file.reference });
    expect(done.headers.get('Location')).toBe(`/retention/${about.caseId}`);
    expect(await textOf(await visitor.get(`/retention/${about.caseId}`))).toContain('Hash of the key');
  });

  test('leaves nothing that could be opened, in no column', async () => {
    const { owner, deps } = site.world;
    const child = await owner.child.findFirstOrThrow({ where: { cases: { some: { id: about.caseId } } } });
    expect(child).toMatchObject({
      wrappedKey: '',
      nameSealed: null,
      aliasesSealed: null,
      birthDateSealed: null,
      nameIndex: [],
    });
    expect(await owner.caseEvent.count({ where: { caseId: about.caseId, noteSealed: { not: null } } })).toBe(
      0,
    );
    expect(
      await owner.handoverMessage.count({ where: { caseId: about.caseId, textSealed: { not: '' } } }),
    ).toBe(0);
    expect(await owner.handover.count({ where: { caseId: about.caseId, wrappedKey: { not: '' } } })).toBe(0);
    expect(await owner.referral.findUniqueOrThrow({ where: { caseId: about.caseId } })).toMatchObject({
      referrerSealed: '',
      narrativeSealed: null,
      placeDetailSealed: null,
      safeContactSealed: null,
    });
    const opened = await asUser(deps.db, about.coordinator.userId, (tx) =>
      openIdentity(tx, deps.vault, about.caseId),
    );
    expect(opened).toBeNull();
    expect((await searchCases(deps, about.coordinator, 'Zanthia Quillfeather'))?.hits).toEqual([]);
  });

  test('keeps a proof in the chain: who, when, why, how much and which key', async () => {
    const entry = await site.world.owner.auditEntry.findFirstOrThrow({ where: { action: 'erasure.done' } });
    expect(entry).toMatchObject({ actorId: director.userId, caseId: about.caseId });
    expect(entry.detail).toEqual({
      basis: 'right-to-erasure',
      fields: 12,
      key: expect.stringMatching(/^[0-9a-f]{64}$/u) as unknown,
    });
    const entries = await site.world.owner.auditEntry.findMany({ where: { caseId: about.caseId } });
    expect(findCanary(JSON.stringify(entries.map(({ detail }) => detail)), canaries)).toEqual([]);
  });

  test('leaves the case a shell whose every page opens and says so', async () => {
    const visitor = await visitorAs(site, about.coordinator);
    for (const part of ['', '/chronology', '/referral', '/people', '/access']) {
      const response = await visitor.get(`/cases/${about.caseId}${part}`);
      const text = await textOf(response);
      expect([part, response.status]).toEqual([part, 200]);
      expect(text).toContain('A child whose record was erased');
      expect(findCanary(text, canaries)).toEqual([]);
    }
    expect(await textOf(await visitor.get(`/cases/${about.caseId}`))).toContain('were erased on');
    expect((await visitor.get('/national')).status).toBe(200);
  });

  test('does not let a fact be changed with the note beside it', async () => {
    const update = site.world.owner.$executeRaw`
      UPDATE case_event SET note_sealed = NULL, type = 'VisitRecorded' WHERE type = 'ReferralReceived'`;
    await expect(update).rejects.toThrow(/never changed/u);
    await expect(site.world.owner.caseEvent.updateMany({ data: { noteSealed: 'x' } })).rejects.toThrow(
      /never changed/u,
    );
    await expect(site.world.owner.caseEvent.deleteMany()).rejects.toThrow(/never changed/u);
  });

  test('shows the list to those who keep, approve and monitor, and to nobody else', async () => {
    for (const role of ['data-protection-lead', 'director', 'monitor'] as const) {
      const visitor = await visitorAs(site, await site.world.staff.add(role));
      const text = await textOf(await visitor.get('/retention'));
      expect([role, text.includes('Proofs of erasure'), text.includes('12 fields')]).toEqual([
        role,
        true,
        true,
      ]);
    }
    const visitor = await visitorAs(site, about.coordinator);
    for (const path of ['/retention', `/retention/${about.caseId}`])
      expect((await visitor.get(path)).status).toBe(404);
    const monitor = await visitorAs(site, await site.world.staff.add('monitor'));
    expect((await monitor.post(`/retention/${about.caseId}`, { verb: 'lift' })).status).toBe(404);
    expect((await bare(await monitor.get(`/retention/${nobodysId}`))).status).toBe(404);
  });
});
