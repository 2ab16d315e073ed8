import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** Where a sealed value lives; it is bound to the place, so that it cannot be moved to another row or column. */
export type SealedPlace = { readonly table: string; readonly column: string; readonly row: string };

/** A secret of 32 bytes, and the short name by which what it sealed says so. The name tells nothing of the secret. */
export type Key = { readonly id: string; readonly bytes: Buffer };

const nonceBytes = 12;
const tagBytes = 16;
const idLetters = 10;

/** What was sealed before ciphertexts named their key begins so. */
const firstFormat = 'v1';
const format = 'v2';

/** How a value sealed under the key of this id begins. */
export const sealedUnder = (keyId: string): string => `${format}.${keyId}.`;

/** The id follows from the key, so nobody has to give names, and no name can be given to two keys. */
export function keyOf(bytes: Buffer): Key {
  const id = createHash('sha256').update('key-id\u0000').update(bytes).digest('hex').slice(0, idLetters);
  return { id, bytes };
}

/** A key from 32 bytes in base64; throws, naming the setting, when it has another length. */
export function keyFrom(base64: string, setting: string): Key {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== 32) throw new Error(`${setting} must be 32 bytes in base64.`);
  return keyOf(bytes);
}

/** Seals with AES-256-GCM: `v2.key.body`; the place and the key's id are bound to it. */
export function seal(key: Key, place: SealedPlace, plain: Buffer): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce);
  cipher.setAAD(associated(format, place, key.id));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return `${sealedUnder(key.id)}${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`;
}

/**
 * Opens what one of these keys sealed. A value of the first format names no key; whichever opens it is the right one,
 * since a wrong key never does. Throws when none does, or when anything was changed or moved.
 */
export function unseal(keys: readonly Key[], place: SealedPlace, sealed: string): Buffer {
  const [found, keyId = '', body, ...more] = sealed.split('.');
  if (found === firstFormat && body === undefined) return openFirst(keys, place, keyId);
  if (found !== format || body === undefined || more.length > 0)
    throw new Error(`Not a sealed value: ${place.table}.${place.column}`);
  const key = keys.find(({ id }) => id === keyId);
  if (key === undefined) throw new MissingKey(keyId, place);
  return decipher(key, associated(format, place, key.id), body);
}

/** A value sealed under a key that this process was not given. */
class MissingKey extends Error {
  override readonly name = 'MissingKey';
  constructor(keyId: string, { table, column }: SealedPlace) {
    super(
      `${table}.${column} is sealed under the key ${keyId.slice(0, idLetters)}, which this process does not have.`,
    );
  }
}

function openFirst(keys: readonly Key[], place: SealedPlace, body: string): Buffer {
  for (const key of keys.slice(0, -1)) {
    try {
      return decipher(key, associated(firstFormat, place), body);
    } catch {
      // Another key's.
    }
  }
  const last = keys.at(-1);
  if (last === undefined) throw new Error('There is no key to open anything with.');
  return decipher(last, associated(firstFormat, place), body);
}

function decipher(key: Key, bound: Buffer, body: string): Buffer {
  const bytes = Buffer.from(body, 'base64url');
  const opened = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  opened.setAAD(bound);
  opened.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  return Buffer.concat([opened.update(bytes.subarray(nonceBytes, bytes.length - tagBytes)), opened.final()]);
}

const associated = (version: string, { table, column, row }: SealedPlace, ...keyId: readonly string[]) =>
  Buffer.from([version, table, column, row, ...keyId].join('|'), 'utf8');

/** A keyed hash, apart for each purpose. */
export function mac(key: Key, purpose: string, text: string): string {
  return createHmac('sha256', key.bytes).update(`${purpose}\u0000${text}`).digest('base64url');
}
