import { createCipheriv, randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createVault } from '#app/store/shared/vault.server.ts';

const key = () => randomBytes(32).toString('base64');
const vault = createVault({ masterKey: key(), indexKey: key() });
const place = { table: 'child', column: 'name_sealed', row: 'row-1' };

describe('the vault', () => {
  test('opens what it sealed, and seals the same text differently each time', () => {
    const { wrapped, key: child } = vault.newKey('child:1');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = child.seal(place, text);
        expect(vault.unwrap('child:1', wrapped).open(place, sealed)).toBe(text);
        expect(child.seal(place, text)).not.toBe(sealed);
      }),
    );
  });

  test.each([
    ['row', { ...place, row: 'row-2' }],
    ['column', { ...place, column: 'aliases_sealed' }],
    ['table', { ...place, table: 'referral' }],
  ])('opens nothing that was moved to another %s', (_, elsewhere) => {
    const { key: child } = vault.newKey('child:1');
    expect(() => child.open(elsewhere, child.seal(place, 'Testchild'))).toThrow();
  });

  test('opens nothing that was changed, and no key under another owner or another master', () => {
    const { wrapped, key: child } = vault.newKey('child:1');
    const sealed = child.seal(place, 'Testchild Alder');
    const middle = Math.floor(sealed.length / 2);
    const changed = `${sealed.slice(0, middle)}${sealed[middle] === 'A' ? 'B' : 'A'}${sealed.slice(middle + 1)}`;
    expect(() => child.open(place, changed)).toThrow();
    expect(() => vault.unwrap('child:2', wrapped)).toThrow();
    const other = createVault({ masterKey: key(), indexKey: key() });
    expect(() => other.unwrap('child:1', wrapped)).toThrow();
  });

  test('refuses a key of another length and names it', () => {
    expect(() => createVault({ masterKey: 'c2hvcnQ=', indexKey: key() })).toThrow(/MASTER_KEY/u);
  });

  test('finds by keyed hash, apart for each column', () => {
    expect(vault.blindIndex('child.name', 'alder')).toBe(vault.blindIndex('child.name', 'alder'));
    expect(vault.blindIndex('child.name', 'alder')).not.toBe(vault.blindIndex('child.alias', 'alder'));
    expect(vault.blindIndex('child.name', 'alder')).not.toBe(vault.fingerprint('child.name', 'alder'));
  });

  test('opens what an older master key wrapped, wraps it anew once, and leaves what it seals readable', () => {
    const [before, after, index] = [key(), key(), key()];
    const old = createVault({ masterKey: before, indexKey: index });
    const { wrapped, key: child } = old.newKey('child:1');
    const sealed = child.seal(place, 'Testchild Alder');
    const changing = createVault({ masterKey: after, indexKey: index, oldMasterKeys: [before] });
    expect(changing.unwrap('child:1', wrapped).open(place, sealed)).toBe('Testchild Alder');
    const rewrapped = changing.rewrap('child:1', wrapped) ?? '';
    expect(changing.rewrap('child:1', rewrapped)).toBeNull();
    expect(() => changing.rewrap('child:2', wrapped)).toThrow();
    const changed = createVault({ masterKey: after, indexKey: index });
    expect(changed.unwrap('child:1', rewrapped).open(place, sealed)).toBe('Testchild Alder');
    expect(() => changed.unwrap('child:1', wrapped)).toThrow(/does not have/u);
    expect(() => old.unwrap('child:1', rewrapped)).toThrow(/does not have/u);
  });

  test('reads what was sealed before ciphertexts named their key, under any of the keys it has', () => {
    const [masterKey, indexKey] = [key(), key()];
    const first = sealAsBefore(
      Buffer.from(masterKey, 'base64'),
      'v1|key|wrapped|child:1',
      Buffer.alloc(32, 7),
    );
    const name = sealAsBefore(
      Buffer.alloc(32, 7),
      'v1|child|name_sealed|row-1',
      Buffer.from('Testchild Elm'),
    );
    const vaults = [
      createVault({ masterKey, indexKey }),
      createVault({ masterKey: key(), indexKey, oldMasterKeys: [key(), masterKey] }),
      createVault({ masterKey: key(), indexKey, oldMasterKeys: [masterKey, key()] }),
    ];
    for (const one of vaults) {
      expect(one.unwrap('child:1', first).open(place, name)).toBe('Testchild Elm');
      expect(one.rewrap('child:1', first)).toMatch(/^v2\.[0-9a-f]{10}\./u);
      expect(() => one.unwrap('child:2', first)).toThrow();
    }
    expect(() => createVault({ masterKey: key(), indexKey }).unwrap('child:1', first)).toThrow();
  });

  test('says by which key something is sealed, and takes no other for it', () => {
    const { wrapped } = vault.newKey('child:1');
    expect(wrapped.startsWith(vault.wrappedNow)).toBe(true);
    const otherId = wrapped.replace(vault.masterKeyId, '0000000000');
    expect(() => vault.unwrap('child:1', otherId)).toThrow();
    expect(() => vault.unwrap('child:1', wrapped.replace(/^v2\.[0-9a-f]+/u, 'v1'))).toThrow();
  });

  test('looks under every index key and writes under the current one', () => {
    const [before, after, masterKey] = [key(), key(), key()];
    const old = createVault({ masterKey, indexKey: before });
    const changing = createVault({ masterKey, indexKey: after, oldIndexKeys: [before] });
    const [current, older] = changing.blindIndexes('child.name', 'alder');
    expect(current).toBe(changing.blindIndex('child.name', 'alder'));
    expect(older).toBe(old.blindIndex('child.name', 'alder'));
    expect(changing.fingerprints('draft', 'code')[1]).toBe(old.fingerprint('draft', 'code'));
  });
});

/** The format before key ids: `v1.body`, bound to its place only. */
function sealAsBefore(raw: Buffer, bound: string, plain: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', raw, nonce);
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return `v1.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`;
}
