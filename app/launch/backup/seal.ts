import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const magic = Buffer.from('guardianship-backup-1\n');
const saltBytes = 32;
const tagBytes = 16;
const chunkBytes = 64 * 1024;

type Bytes = AsyncIterable<Buffer>;

/**
 * Seals a stream with AES-256-GCM, 64 KiB at a time, under a key of its own that is drawn from the backup key. Each
 * piece is bound to its place and the last one is marked, so that none can be changed, moved, repeated or cut off unseen.
 */
export function seal(backupKey: Buffer): (plain: Bytes) => Bytes {
  return async function* sealed(plain) {
    const salt = randomBytes(saltBytes);
    const key = keyFor(backupKey, salt);
    yield Buffer.concat([magic, salt]);
    let place = 0;
    for await (const { chunk, last } of inChunks(plain, chunkBytes)) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce(place, last));
      yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
      place += 1;
    }
  };
}

/** Opens what `seal` made. Throws at the first piece that is not as it was sealed, or when the end is missing. */
export function open(backupKey: Buffer): (sealed: Bytes) => Bytes {
  return async function* opened(sealed) {
    const { head, rest } = await takeFirst(sealed, magic.length + saltBytes);
    if (!head.subarray(0, magic.length).equals(magic)) throw new Error('This is no backup of this service.');
    const key = keyFor(backupKey, head.subarray(magic.length));
    let place = 0;
    for await (const { chunk, last } of inChunks(rest, chunkBytes + tagBytes)) {
      yield openChunk(key, chunk, nonce(place, last));
      place += 1;
    }
  };
}

function openChunk(key: Buffer, chunk: Buffer, iv: Buffer): Buffer {
  const end = chunk.length - tagBytes;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv);
    decipher.setAuthTag(chunk.subarray(Math.max(0, end)));
    return Buffer.concat([decipher.update(chunk.subarray(0, Math.max(0, end))), decipher.final()]);
  } catch {
    throw new Error('The backup does not open: another key sealed it, or it was changed or cut off.');
  }
}

function keyFor(backupKey: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', backupKey, salt, 'guardianship backup', 32));
}

/** Eleven bytes of place and one that says whether this is the end. */
function nonce(place: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(place, 5, 6);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

/** Pieces of exactly this length but for the last, which is known to be the last; an empty stream is one empty piece. */
async function* inChunks(source: Bytes, length: number): AsyncIterable<{ chunk: Buffer; last: boolean }> {
  let held: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    while (held.length > length) {
      yield { chunk: held.subarray(0, length), last: false };
      held = held.subarray(length);
    }
  }
  yield { chunk: held, last: true };
}

async function takeFirst(source: Bytes, length: number): Promise<{ head: Buffer; rest: Bytes }> {
  const reader = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  while (held.length < length) {
    const next: IteratorResult<Buffer, unknown> = await reader.next();
    if (next.done === true) throw new Error('This is no backup of this service.');
    held = Buffer.concat([held, next.value]);
  }
  const left = held.subarray(length);
  async function* rest() {
    yield left;
    yield* { [Symbol.asyncIterator]: () => reader };
  }
  return { head: held.subarray(0, length), rest: rest() };
}
