import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { createVault, type Vault } from '#app/store/shared/vault.server.ts';
import { readKeys, reindexNames } from '#app/usecases/keys/change-keys.server.ts';
import { searchCases } from '#app/usecases/oversight/search.server.ts';
import { openDraft } from '#app/usecases/referral/open-draft.server.ts';
import { startDraft } from '#app/usecases/referral/start-draft.server.ts';
import { codeOfTicket, ticketFor } from '#app/usecases/referral/draft-ticket.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { runKeys } from './key-command.ts';

const key = () => randomBytes(32).toString('base64');

describe('changing the index key', () => {
  let world: World;
  let coordinator: Actor;
  let code: string;
  const [master, before, after] = [key(), key(), key()];
  const old = createVault({ masterKey: master, indexKey: before });
  const changing = createVault({ masterKey: master, indexKey: after, oldIndexKeys: [before] });
  const changed = createVault({ masterKey: master, indexKey: after });

  const found = async (vault: Vault, typed: string) => {
    const result = await searchCases({ ...world.deps, vault }, coordinator, typed);
    return result?.hits.map(({ match }) => match);
  };

  beforeAll(async () => {
    world = await createWorld();
    Object.assign(world.deps, { vault: old });
    coordinator = await world.staff.add('coordinator');
    await refer(world, { child: { name: 'Zanthia Quillfeather', aliases: 'محمد حسن' } });
    code = await startDraft(world.deps);
  });
  afterAll(() => world.close());

  test('finds what is under the old key and what is new, before and in the middle of it', async () => {
    Object.assign(world.deps, { vault: changing });
    await refer(world, { child: { name: 'Quillfeather Zanthia' } });
    expect(await found(changing, 'Zanthia Quillfeather')).toEqual(['same', 'same']);
    expect(await found(changed, 'Zanthia Quillfeather')).toEqual(['same']);
    expect(await found(old, 'Zanthia Quillfeather')).toEqual(['same']);
  });

  test('finds drafts by their codes, and believes the cookies it gave', async () => {
    const ticket = ticketFor({ vault: old }, code);
    expect(codeOfTicket({ vault: changing }, ticket)).toBe(codeOfTicket({ vault: old }, ticket));
    expect(codeOfTicket({ vault: changing }, ticket)).not.toBeNull();
    expect(codeOfTicket({ vault: changed }, ticket)).toBeNull();
    expect(await openDraft({ ...world.deps, vault: changing }, code)).toMatchObject({ state: 'open' });
    expect(await openDraft({ ...world.deps, vault: changed }, code)).toBeNull();
  });

  test('makes every name findable under the new key alone', async () => {
    const run = runKeys('reindex', {
      OWNER_DATABASE_URL: world.ownerUrl,
      MASTER_KEY: master,
      INDEX_KEY: after,
      INDEX_KEYS_OLD: before,
    });
    expect(await run.ended).toBe(0);
    expect(run.lines.join('\n')).toContain('Done: 1. Not done: 0.');
    expect(await found(changed, 'Zanthia Quillfeather')).toEqual(['same', 'same']);
    expect(await found(changed, 'Muhammad Hassan')).toEqual(['sound']);
    expect(await found(old, 'Zanthia Quillfeather')).toEqual([]);
  });

  test('also finds rows of an earlier folding of names, which know no other scripts', async () => {
    await world.owner.child.updateMany({ data: { nameIndexVersion: '', nameIndex: [] } });
    expect(await found(changed, 'Zanthia Quillfeather')).toEqual([]);
    const run = await reindexNames({
      db: world.owner,
      vault: changed,
      now: world.clock.now,
      progress: () => undefined,
    });
    expect(run).toEqual({ done: 2, left: 0 });
    expect(await found(changed, 'Zanthia Quillfeather')).toEqual(['same', 'same']);
    const { indexed, index } = await readKeys(world.owner, changed);
    expect(indexed).toEqual([{ version: index, count: 2 }]);
  });
});
