import { randomBytes, timingSafeEqual } from 'node:crypto';

import {
  keyFrom,
  keyOf,
  mac,
  seal,
  sealedUnder,
  unseal,
  type Key,
  type SealedPlace,
} from '#app/store/shared/sealing.server.ts';

export type { SealedPlace };

/** A key of one child (or one draft), opened for use. Kept in memory for the length of a request. */
export type DataKey = {
  readonly seal: (place: SealedPlace, text: string) => string;
  readonly open: (place: SealedPlace, sealed: string) => string;
};

/**
 * Seals personal fields with AES-256-GCM under a key per child, itself wrapped by the master key. Whatever an older key
 * wrapped or hashed is still opened and found; only the current ones are used for anything new.
 */
export type Vault = {
  readonly newKey: (owner: string) => { readonly wrapped: string; readonly key: DataKey };
  readonly unwrap: (owner: string, wrapped: string) => DataKey;
  /** The same key under the current master key; null when it is wrapped by that already. */
  readonly rewrap: (owner: string, wrapped: string) => string | null;
  /** How everything wrapped by the current master key begins. */
  readonly wrappedNow: string;
  readonly masterKeyId: string;
  readonly indexKeyId: string;
  /** Keyed hash for exact-match search; normalise first. */
  readonly blindIndex: (column: string, normalised: string) => string;
  /** The same under every index key, the current one first: what to look for while rows are under one or the other. */
  readonly blindIndexes: (column: string, normalised: string) => readonly string[];
  /** Keyed hash of a secret that has enough entropy of its own, such as a return code. */
  readonly fingerprint: (purpose: string, secret: string) => string;
  /** As `blindIndexes`. */
  readonly fingerprints: (purpose: string, secret: string) => readonly string[];
};

/** Keys of 32 bytes in base64. Old ones open and find, and make nothing new. */
export type VaultKeys = {
  readonly masterKey: string;
  readonly indexKey: string;
  readonly oldMasterKeys?: readonly string[];
  readonly oldIndexKeys?: readonly string[];
};

/** Throws when a key has another length. */
export function createVault(keys: VaultKeys): Vault {
  const master = keyFrom(keys.masterKey, 'MASTER_KEY');
  const masters = [master, ...older(keys.oldMasterKeys, 'MASTER_KEYS_OLD')];
  const index = keyFrom(keys.indexKey, 'INDEX_KEY');
  const indexes = [index, ...older(keys.oldIndexKeys, 'INDEX_KEYS_OLD')];
  const wrappedNow = sealedUnder(master.id);
  const opened = (owner: string, wrapped: string) => unseal(masters, wrapping(owner), wrapped);
  return {
    newKey: (owner) => {
      const raw = randomBytes(32);
      return { wrapped: seal(master, wrapping(owner), raw), key: dataKey(raw) };
    },
    unwrap: (owner, wrapped) => dataKey(opened(owner, wrapped)),
    rewrap: (owner, wrapped) =>
      wrapped.startsWith(wrappedNow) ? null : seal(master, wrapping(owner), opened(owner, wrapped)),
    wrappedNow,
    masterKeyId: master.id,
    indexKeyId: index.id,
    blindIndex: (column, normalised) => mac(index, `index:${column}`, normalised),
    blindIndexes: (column, normalised) => indexes.map((key) => mac(key, `index:${column}`, normalised)),
    fingerprint: (purpose, secret) => mac(index, `fingerprint:${purpose}`, secret),
    fingerprints: (purpose, secret) => indexes.map((key) => mac(key, `fingerprint:${purpose}`, secret)),
  };
}

const older = (keys: readonly string[] | undefined, setting: string): Key[] =>
  (keys ?? []).map((key) => keyFrom(key, setting));

const wrapping = (owner: string): SealedPlace => ({ table: 'key', column: 'wrapped', row: owner });

function dataKey(raw: Buffer): DataKey {
  const key = keyOf(raw);
  return {
    seal: (place, text) => seal(key, place, Buffer.from(text, 'utf8')),
    open: (place, sealed) => unseal([key], place, sealed).toString('utf8'),
  };
}

/** Compares two secrets in constant time. */
export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
