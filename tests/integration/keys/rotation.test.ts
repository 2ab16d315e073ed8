import { randomBytes, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readThread } from '#app/store/handover/handover-store.server.ts';
import { wrappedPlaces } from '#app/store/keys/places.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { createVault, type Vault } from '#app/store/shared/vault.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { readKeys, rotateKeys } from '#app/usecases/keys/change-keys.server.ts';
import { openDraft } from '#app/usecases/referral/open-draft.server.ts';
import { saveStep } from '#app/usecases/referral/save-step.server.ts';
import { startDraft } from '#app/usecases/referral/start-draft.server.ts';
import { openIdentity } from '#app/store/case/identity.server.ts';
import { aCase, type ACase } from '#tests/support/a-case.ts';
import { until } from '#tests/support/until.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { runKeys } from './key-command.ts';

const key = () => randomBytes(32).toString('base64');

describe('changing the master key', () => {
  let world: World;
  let about: ACase;
  let code: string;
  const [before, after, index] = [key(), key(), key()];
  const changing = createVault({ masterKey: after, indexKey: index, oldMasterKeys: [before] });
  const changed = createVault({ masterKey: after, indexKey: index });
  const children = 2_500;

  const withVault = (vault: Vault) => ({ ...world.deps, vault });
  const nameUnder = (vault: Vault) =>
    asUser(world.deps.db, about.coordinator.userId, async (tx) => {
      const opened = await openIdentity(tx, vault, about.caseId);
      return opened?.identity.name;
    });

  beforeAll(async () => {
    world = await createWorld();
    const old = createVault({ masterKey: before, indexKey: index });
    Object.assign(world.deps, { vault: old });
    about = await aCase(world);
    const handover = await world.owner.handover.findFirstOrThrow();
    await answerHandoverAs(world.deps, about.worker, handover.id, { verb: 'query', question: 'Which lane?' });
    code = await startDraft(world.deps, { you: { name: 'Test Officer Ash' } });
    await world.owner.child.createMany({
      data: Array.from({ length: children }, () => {
        const id = randomUUID();
        return { id, wrappedKey: old.newKey(`child:${id}`).wrapped, nameIndex: [] };
      }),
    });
  });
  afterAll(() => world.close());

  test('knows every column of the database that holds a wrapped key', async () => {
    const columns = await world.owner.$queryRaw<{ table: string; column: string }[]>`
      SELECT table_name AS table, column_name AS column FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name LIKE '%wrapped%' ORDER BY 1`;
    expect(columns).toEqual(wrappedPlaces.map(({ table, column }) => ({ table, column })));
  });

  test('leaves everything readable while the web has both keys and nothing is wrapped anew yet', async () => {
    expect(await nameUnder(changing)).toBe('Testchild Alder');
    await expect(nameUnder(changed)).rejects.toThrow(/does not have/u);
  });

  test('goes on where it was killed, and says when the old key can go', async () => {
    const settings = {
      OWNER_DATABASE_URL: world.ownerUrl,
      MASTER_KEY: after,
      MASTER_KEYS_OLD: before,
      INDEX_KEY: index,
    };
    const first = runKeys('rotate', settings);
    const fresh = () =>
      world.owner.child.count({ where: { wrappedKey: { startsWith: changing.wrappedNow } } });
    await until(async () => (await fresh()) > 0);
    first.kill();
    await first.ended;
    const half = await fresh();
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(children);
    expect(await nameUnder(changing)).toBe('Testchild Alder');

    const second = runKeys('rotate', settings);
    expect(await second.ended).toBe(0);
    const said = second.lines.join('\n');
    expect(said).toContain(`Done: ${children + 3 - half}. Not done: 0.`);
    expect(said).toContain('MASTER_KEYS_OLD can be emptied');
    expect(said).not.toContain(before);
    expect(said).not.toContain(after);
    expect(await fresh()).toBe(children + 1);
  });

  test('makes child, thread and draft open under the new key alone, and the draft go on', async () => {
    expect(await nameUnder(changed)).toBe('Testchild Alder');
    const handover = await world.owner.handover.findFirstOrThrow();
    const thread = await asUser(world.deps.db, about.worker.userId, (tx) =>
      readThread(tx, changed, handover),
    );
    expect(thread.map(({ text }) => text)).toEqual(['Which lane?']);
    expect(await openDraft(withVault(changed), code)).toMatchObject({
      answers: { you: { name: 'Test Officer Ash' } },
    });
    expect(await saveStep(withVault(changed), code, 'child', { name: 'Testchild Yew' })).toEqual({
      ok: true,
      value: null,
    });
  });

  test('is on record with its beginning, its end and the key’s name, and with no secret', async () => {
    const entries = await world.owner.auditEntry.findMany({
      where: { action: { startsWith: 'keys.' } },
      orderBy: { seq: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'keys.rotation-started',
      'keys.rotation-started',
      'keys.rotation-ended',
    ]);
    expect(new Set(entries.map(({ subjectId }) => subjectId))).toEqual(new Set([changed.masterKeyId]));
  });

  test('again has nothing to do', async () => {
    const run = await rotateKeys({
      db: world.owner,
      vault: changed,
      now: world.clock.now,
      progress: () => undefined,
    });
    expect(run).toEqual({ done: 0, left: 0 });
    const { wrapped, current } = await readKeys(world.owner, changed);
    expect(wrapped).toEqual([{ keyId: current, count: children + 3 }]);
  });

  test('says what it could not open and fails, so that nobody takes out a key that is needed', async () => {
    const id = randomUUID();
    const stranger = createVault({ masterKey: key(), indexKey: index });
    const { wrapped } = stranger.newKey(`child:${id}`);
    await world.owner.child.create({ data: { id, wrappedKey: wrapped, nameIndex: [] } });
    const run = runKeys('rotate', {
      OWNER_DATABASE_URL: world.ownerUrl,
      MASTER_KEY: after,
      INDEX_KEY: index,
    });
    expect(await run.ended).toBe(1);
    expect(run.lines.join('\n')).toContain(`under ${stranger.masterKeyId}: 1`);
    expect(run.lines.join('\n')).toContain('Keep MASTER_KEYS_OLD');
    expect((await world.owner.child.findUniqueOrThrow({ where: { id } })).wrappedKey).toBe(wrapped);
  });

  test('is refused to the roles that serve people', async () => {
    for (const { db } of [world.deps, { db: world.worker }])
      await expect(db.$executeRaw`UPDATE child SET wrapped_key = ''`).rejects.toThrow();
  });
});
