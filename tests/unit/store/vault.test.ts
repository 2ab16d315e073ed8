import { randomBytes } from 'node:crypto';

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
});
