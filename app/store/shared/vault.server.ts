import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Where a sealed value lives; it is bound to the place, so that it cannot be moved to another row or column. */
export type SealedPlace = { readonly table: string; readonly column: string; readonly row: string };

/** A key of one child (or one draft), opened for use. Kept in memory for the length of a request. */
export type DataKey = {
  readonly seal: (place: SealedPlace, text: string) => string;
  readonly open: (place: SealedPlace, sealed: string) => string;
};

/** Seals personal fields with AES-256-GCM under a key per child, itself wrapped by the master key. */
export type Vault = {
  readonly newKey: (owner: string) => { readonly wrapped: string; readonly key: DataKey };
  readonly unwrap: (owner: string, wrapped: string) => DataKey;
  /** Keyed hash for exact-match search; normalise first. */
  readonly blindIndex: (column: string, normalised: string) => string;
  /** Keyed hash of a secret that has enough entropy of its own, such as a return code. */
  readonly fingerprint: (purpose: string, secret: string) => string;
};

const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/** Makes a vault from two base64 keys of 32 bytes. Throws when a key has another length. */
export function createVault(keys: { readonly masterKey: string; readonly indexKey: string }): Vault {
  const master = keyFrom(keys.masterKey, 'MASTER_KEY');
  const index = keyFrom(keys.indexKey, 'INDEX_KEY');
  const wrapping = (owner: string): SealedPlace => ({ table: 'key', column: 'wrapped', row: owner });
  return {
    newKey: (owner) => {
      const raw = randomBytes(32);
      return { wrapped: encrypt(master, wrapping(owner), raw), key: dataKey(raw) };
    },
    unwrap: (owner, wrapped) => dataKey(decrypt(master, wrapping(owner), wrapped)),
    blindIndex: (column, normalised) => mac(index, `index:${column}`, normalised),
    fingerprint: (purpose, secret) => mac(index, `fingerprint:${purpose}`, secret),
  };
}

function dataKey(raw: Buffer): DataKey {
  return {
    seal: (place, text) => encrypt(raw, place, Buffer.from(text, 'utf8')),
    open: (place, sealed) => decrypt(raw, place, sealed).toString('utf8'),
  };
}

function encrypt(key: Buffer, place: SealedPlace, plain: Buffer): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associated(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return `${version}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`;
}

function decrypt(key: Buffer, place: SealedPlace, sealed: string): Buffer {
  const [found, body] = sealed.split('.');
  if (found !== version || body === undefined)
    throw new Error(`Not a sealed value: ${place.table}.${place.column}`);
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
  decipher.setAAD(associated(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  return Buffer.concat([
    decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes)),
    decipher.final(),
  ]);
}

const associated = (place: SealedPlace) =>
  Buffer.from(`${version}|${place.table}|${place.column}|${place.row}`, 'utf8');

function mac(key: Buffer, purpose: string, text: string): string {
  return createHmac('sha256', key).update(`${purpose}\u0000${text}`).digest('base64url');
}

function keyFrom(base64: string, name: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== 32) throw new Error(`${name} must be 32 bytes in base64.`);
  return key;
}

/** Compares two secrets in constant time. */
export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
