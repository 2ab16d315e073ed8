import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { judgeFile, parseCheckpoint } from '#app/domain/audit/checkpoint.ts';
import { letterFor } from '#app/mail/letter.ts';
import { seals } from '#app/store/audit/checkpoint-key.server.ts';
import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import { asUser, asWorker } from '#app/store/shared/database.server.ts';
import { ChainContradicted } from '#app/usecases/audit/keep-checkpoint.server.ts';
import { CheckpointFileFault } from '#app/usecases/audit/file-checkpoints.server.ts';
import { sendOwed, type SendDeps } from '#app/usecases/notice/send-owed.server.ts';
import { temporaryFolder, type TemporaryFolder } from '#tests/support/temporary-folder.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { addEntries, notaryFor, type Notary } from './chains.ts';

type Letter = Parameters<SendDeps['post']>[0];

describe('the hourly checkpoint', () => {
  let world: World;
  let folder: TemporaryFolder;
  let notary: Notary;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  beforeEach(async () => {
    world = await createWorld('2026-11-24T22:10');
    notary = notaryFor(world, folder.path);
    await addEntries(world, 3);
    return () => world.close();
  });
  afterAll(() => folder.remove());

  const lines = async () => (await notary.file.read()).lines;
  const post = (answer: 'accepted' | 'transient' = 'accepted') => {
    const letters: Letter[] = [];
    const deps: SendDeps = {
      db: world.worker,
      newId: randomUUID,
      now: () => Promise.resolve(world.clock.now()),
      chance: () => 0.5,
      post: (letter) => {
        letters.push(letter);
        return Promise.resolve({ kind: answer, reason: answer === 'accepted' ? 'reply-250' : 'reply-451' });
      },
    };
    return { letters, send: () => sendOwed(deps) };
  };

  test('is one though many workers come at once and again, and is filed by each once', async () => {
    const same = { signer: notary.signer, path: notary.path };
    const workers = Array.from({ length: 5 }, () => notaryFor(world, folder.path, same));
    const results = await Promise.all(workers.map(({ run }) => run()));
    expect(results.reduce((sum, [signed]) => sum + signed, 0)).toBe(1);
    expect(results.reduce((sum, [, filed]) => sum + filed, 0)).toBe(1);
    expect(await notary.run()).toEqual([0, 0]);
    expect(await lines()).toHaveLength(1);
    const elsewhere = notaryFor(world, folder.path, { signer: notary.signer });
    expect(await elsewhere.run()).toEqual([0, 1]);
    expect(await readFile(elsewhere.path, 'utf8')).toBe(await readFile(notary.path, 'utf8'));
  });

  test('follows from the one before, and says how long there was none', async () => {
    await notary.run();
    world.clock.forward(1);
    await notary.run();
    world.clock.forward(5);
    await addEntries(world, 2);
    expect(await notary.run()).toEqual([1, 1]);
    const { checkpoints, fault } = judgeFile(await lines(), notary.publicKey, seals);
    expect(fault).toBeNull();
    expect(checkpoints.map(({ seq, missed }) => [seq, missed])).toEqual([
      ['3', 0],
      ['3', 0],
      ['5', 4],
    ]);
  });

  test('can be signed before anything was written', async () => {
    await world.owner.$executeRaw`ALTER TABLE audit_entry DISABLE TRIGGER USER`;
    await world.owner.$executeRaw`DELETE FROM audit_entry`;
    await world.owner.$executeRaw`UPDATE audit_head SET seq = 0, hash = '\\x00'`;
    expect(await notary.run()).toEqual([1, 1]);
    world.clock.forward(1);
    await addEntries(world, 1);
    expect(await notary.run()).toEqual([1, 1]);
  });

  test.each([
    ['was edited', `UPDATE audit_entry SET actor_label = 'Nobody' WHERE seq = 5`],
    ['was taken out', `DELETE FROM audit_entry WHERE seq = 4`],
    ['that had been signed was taken out', `DELETE FROM audit_entry WHERE seq = 3`],
    [
      'that had been signed was made anew',
      `UPDATE audit_entry e SET actor_label = 'Nobody', hash = sha256(previous || '\\x01') WHERE seq = 3`,
    ],
    ['was cut off with the head', `DELETE FROM audit_entry WHERE seq >= 3`],
  ])('is not signed where an entry %s', async (_, sql) => {
    await notary.run();
    world.clock.forward(1);
    await addEntries(world, 2);
    await world.owner.$executeRaw`ALTER TABLE audit_entry DISABLE TRIGGER USER`;
    await world.owner.$executeRawUnsafe(sql);
    await expect(notary.run()).rejects.toThrow(ChainContradicted);
    expect(await lines()).toHaveLength(1);
    world.clock.forward(1.2);
    const late = await asWorker(world.worker, (tx) =>
      checkInvariants(tx, world.clock.now(), ['checkpoint-late']),
    );
    expect(late).toEqual([{ name: 'checkpoint-late', count: 1 }]);
  });

  test('counts as late until it is in a file', async () => {
    const late = () =>
      asWorker(world.worker, (tx) => checkInvariants(tx, world.clock.now(), ['checkpoint-late']));
    const occupied = join(folder.path, 'not-a-folder');
    await writeFile(occupied, '');
    const path = join(occupied, 'checkpoints.txt');
    const broken = notaryFor(world, folder.path, { signer: notary.signer, path });
    await expect(broken.run()).rejects.toThrow();
    world.clock.forward(2.5);
    expect(await late()).toEqual([{ name: 'checkpoint-late', count: 1 }]);
    expect(await notary.run()).toEqual([1, 2]);
    expect(await late()).toEqual([{ name: 'checkpoint-late', count: 0 }]);
  });

  test('never goes on a file that was changed', async () => {
    for (let index = 0; index < 3; index += 1) {
      await notary.run();
      world.clock.forward(1);
    }
    const whole = await readFile(notary.path, 'utf8');
    for (const changed of [
      whole.replace('missed=0', 'missed=1'),
      whole.split('\n').toSpliced(1, 1).join('\n'),
      `nothing\n${whole}`,
      `${whole}audit-checkpoint v2`,
    ]) {
      await writeFile(notary.path, changed);
      await expect(notary.run()).rejects.toThrow(CheckpointFileFault);
      expect(await readFile(notary.path, 'utf8')).toBe(changed);
    }
    await writeFile(notary.path, whole);
    expect(await notary.run()).toEqual([0, 1]);
  });

  test('finishes the line of a worker that was cut off while it wrote', async () => {
    await notary.run();
    const [line = ''] = await lines();
    await writeFile(notary.path, line.slice(0, 100));
    expect(await notary.run()).toEqual([0, 1]);
    expect(await lines()).toEqual([line]);
  });

  test('notices that the table of checkpoints was emptied', async () => {
    await notary.run();
    await world.owner.$executeRaw`ALTER TABLE audit_checkpoint DISABLE TRIGGER USER`;
    await world.owner.$executeRaw`DELETE FROM audit_checkpoint`;
    world.clock.forward(1);
    await expect(notary.run()).rejects.toThrow(CheckpointFileFault);
  });

  test('is kept as it was signed, by the web, the worker and the owner alike', async () => {
    const monitor = await world.staff.add('monitor');
    const guardian = await world.staff.guardian();
    await notary.run();
    const read = (userId: string) => asUser(world.deps.db, userId, (tx) => tx.auditCheckpoint.count());
    expect([await read(monitor.userId), await read(guardian.userId)]).toEqual([1, 0]);
    const change = { where: { missed: 0 }, data: { missed: 9 } };
    await expect(
      asUser(world.deps.db, monitor.userId, (tx) => tx.auditCheckpoint.updateMany(change)),
    ).rejects.toThrow();
    await expect(world.worker.auditCheckpoint.updateMany(change)).rejects.toThrow();
    await expect(world.owner.auditCheckpoint.updateMany(change)).rejects.toThrow();
    await expect(world.owner.auditCheckpoint.deleteMany()).rejects.toThrow();
  });

  test('goes to the data protection lead at once, at night too, and names nobody', async () => {
    await world.staff.add('data-protection-lead');
    const left = await world.staff.add('data-protection-lead');
    await world.staff.leave(left);
    await notary.run();
    const { letters, send } = post();
    await send();
    expect(letters).toHaveLength(1);
    const [{ kind, enclosed, count } = { kind: null, enclosed: [], count: -1 }] = letters;
    expect([kind, count]).toEqual(['audit-checkpoint', 0]);
    const { text } = letterFor('audit-checkpoint', {
      origin: 'https://service.test',
      enclosed: enclosed ?? [],
    });
    const [line = ''] = await lines();
    expect(parseCheckpoint(text)).toEqual(parseCheckpoint(line));
    expect(text).toMatch(/^[\x20-\x7e\n]*$/u);
  });

  test('is never gathered or passed on; when mail is away only the newest is sent afterwards', async () => {
    const lead = await world.staff.add('data-protection-lead');
    await world.staff.add('coordinator');
    const away = post('transient');
    for (let index = 0; index < 6; index += 1) {
      await notary.run();
      await away.send();
      world.clock.forward(1);
      await addEntries(world, 1);
    }
    expect(await world.owner.notice.count()).toBe(0);
    const back = post();
    await back.send();
    expect(back.letters.map(({ enclosed }) => parseCheckpoint((enclosed ?? []).join(' '))?.at)).toEqual([
      (await world.owner.auditCheckpoint.findFirstOrThrow({ orderBy: { at: 'desc' } })).at,
    ]);
    const states = await world.owner.outbox.findMany({ where: { userId: lead.userId } });
    expect(states.map(({ state, kind }) => `${kind} ${state}`).sort()).toEqual([
      'audit-checkpoint accepted',
      ...Array.from({ length: 5 }, () => 'audit-checkpoint suppressed'),
    ]);
  });
});
