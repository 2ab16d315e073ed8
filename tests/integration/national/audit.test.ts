import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { newestBreaks, verifyChain } from '#app/store/audit/verify.server.ts';
import { asUser, asWorker } from '#app/store/shared/database.server.ts';
import { aGuardedCase, type ACase } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';
import { temporaryFolder, type TemporaryFolder } from '#tests/support/temporary-folder.ts';

import { addEntries, notaryFor, type Notary } from '../audit/chains.ts';
import { textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

const child = {
  name: 'Zanthia Quillfeather',
  aliases: '',
  birthDate: '2011-03-09',
  nationality: 'Testlandia',
};

describe('the audit page', () => {
  let site: Site;
  let monitor: Actor;
  let about: ACase;
  beforeAll(async () => {
    site = await startSite();
    monitor = await site.world.staff.add('monitor');
    about = await aGuardedCase(site.world, { child });
    await aGuardedCase(site.world);
  });
  afterAll(() => site.close());

  const verify = (from: bigint, to: bigint) =>
    asUser(site.world.deps.db, monitor.userId, (tx) => verifyChain(tx, from, to));
  const newest = () => asUser(site.world.deps.db, monitor.userId, newestBreaks);
  const numbersOn = (html: string) =>
    [...html.matchAll(/role="rowheader"[^>]*>(\d+)</gu)].map(([, seq]) => Number(seq));

  test('shows every entry once, newest first, page by page, and names no child', async () => {
    const visitor = await visitorAs(site, monitor);
    const seen: number[] = [];
    let path: string | undefined = '/audit';
    while (path) {
      const html: string = await (await visitor.get(path.replaceAll('&amp;', '&'))).text();
      expect(findCanary(html, [...Object.values(child), 'lorry'])).toEqual([]);
      seen.push(...numbersOn(html));
      path = /rel="next" href="([^"]+)"/u.exec(html)?.[1];
    }
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.at(-1)).toBe(1);
  });

  test('is narrowed by what was done, by whom, and about which case, together', async () => {
    const { owner } = site.world;
    const visitor = await visitorAs(site, monitor);
    const { reference } = await owner.childCase.findUniqueOrThrow({ where: { id: about.caseId } });
    const typed = reference.toLowerCase().replaceAll('-', ' ');
    const query = new URLSearchParams({
      action: 'HandoverAccepted',
      actor: about.worker.userId,
      reference: typed,
    });
    const html = await (await visitor.get(`/audit?${query.toString()}`)).text();
    const expected = await owner.auditEntry.findMany({
      where: { action: 'HandoverAccepted', actorId: about.worker.userId, caseId: about.caseId },
    });
    expect(expected).toHaveLength(1);
    expect(numbersOn(html)).toEqual(expected.map(({ seq }) => Number(seq)));
    const wrong = await textOf(await visitor.get('/audit?reference=never'));
    expect(wrong).toContain('No entry matches.');
  });

  test('says that the chain is whole, to the monitor and to the worker alike', async () => {
    const visitor = await visitorAs(site, monitor);
    expect(await textOf(await visitor.get('/audit'))).toContain('each follows from the one before');
    const check = await newest();
    expect(check.breaks).toEqual([]);
    expect(check.checked).toBe(await site.world.owner.auditEntry.count());
    expect(await asWorker(site.world.worker, newestBreaks)).toEqual(check);
    expect((await verify(5n, 9n)).checked).toBe(5);
  });

  test('names each link that was changed, removed or cut off', async () => {
    const { owner } = site.world;
    await owner.$executeRaw`ALTER TABLE audit_entry DISABLE TRIGGER USER`;
    await owner.$executeRaw`UPDATE audit_entry SET actor_label = 'Nobody' WHERE seq = 4`;
    await owner.$executeRaw`DELETE FROM audit_entry WHERE seq = 9`;
    await owner.$executeRaw`UPDATE audit_entry e SET previous = '\\x01', hash = sha256('\\x01'::bytea || convert_to(audit_text(e), 'UTF8')) WHERE seq = 12`;
    expect((await newest()).breaks).toEqual([
      { seq: '4', fault: 'changed' },
      { seq: '10', fault: 'missing' },
      { seq: '12', fault: 'unlinked' },
      { seq: '13', fault: 'unlinked' },
    ]);
    await owner.$executeRaw`DELETE FROM audit_entry WHERE seq = (SELECT max(seq) FROM audit_entry)`;
    const { breaks } = await newest();
    expect(breaks.at(-1)?.fault).toBe('cut-off');
    const visitor = await visitorAs(site, monitor);
    expect(await textOf(await visitor.get('/audit'))).toContain('has been tampered with');
    expect((await verify(5n, 8n)).breaks).toEqual([]);
  });
});

describe('the page of checkpoints', () => {
  let site: Site;
  let folder: TemporaryFolder;
  let notary: Notary;
  beforeAll(async () => {
    site = await startSite();
    folder = await temporaryFolder();
    notary = notaryFor(site.world, folder.path);
    await addEntries(site.world, 5);
    await notary.run();
  });
  afterAll(async () => {
    await site.close();
    await folder.remove();
  });

  test('shows each with its state and the key, and checks the entries that are asked for', async () => {
    const monitor = await visitorAs(site, await site.world.staff.add('monitor'));
    const text = await textOf(await monitor.get('/audit/checkpoints'));
    expect(text).toContain('Sound');
    expect(text).toContain(notary.publicKey);
    expect(text).toMatch(/Entries 1 to \d+ were checked just now: each follows/u);
    expect(await textOf(await monitor.get('/audit/checkpoints?from=2&to=4'))).toContain(
      'Entries 2 to 4 were',
    );
    for (const [query, words] of [
      ['from=4&to=2', 'not below the first'],
      ['from=1&to=30000', 'at most 20,000'],
      ['from=one&to=2', 'the number of an entry'],
    ] as const)
      expect(await textOf(await monitor.get(`/audit/checkpoints?${query}`))).toContain(words);
  });

  test('is there for the monitor and the data protection lead alone', async () => {
    const lead = await site.signedIn('data-protection-lead');
    expect((await lead.get('/audit/checkpoints')).status).toBe(200);
    for (const role of ['coordinator', 'guardian', 'administrator', 'director'] as const)
      expect((await (await site.signedIn(role)).get('/audit/checkpoints')).status).toBe(404);
  });

  test('says where an entry is not the one that was signed, and where a signature is wrong', async () => {
    const { owner, clock } = site.world;
    const monitor = await visitorAs(site, await site.world.staff.add('monitor'));
    await owner.$executeRaw`ALTER TABLE audit_entry DISABLE TRIGGER USER`;
    await owner.$executeRaw`UPDATE audit_entry SET hash = '\\x01' WHERE seq = 5`;
    expect(await textOf(await monitor.get('/audit/checkpoints'))).toContain('Entry changed');
    await owner.$executeRaw`ALTER TABLE audit_checkpoint DISABLE TRIGGER USER`;
    await owner.auditCheckpoint.updateMany({ data: { at: clock.now(), missed: 7 } });
    expect(await textOf(await monitor.get('/audit/checkpoints'))).toContain('Signature wrong');
  });
});
