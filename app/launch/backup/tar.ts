import { createHash, type Hash } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';

const block = 512;

/** A file as it was written: how long and what it hashes to. */
export type Unpacked = ReadonlyMap<string, { readonly size: number; readonly sha256: string }>;

type OpenFile = { readonly entry: Entry; readonly file: FileHandle; readonly hash: Hash; left: number };
type Entry = { readonly path: string; readonly size: number; readonly kind: string };

/** Writes what a POSIX archive holds under a folder as it comes in. Knows files and folders, which is all PostgreSQL packs. */
export class Unpacker {
  readonly files = new Map<string, { readonly size: number; readonly sha256: string }>();
  readonly #folder: string;
  #held: Buffer = Buffer.alloc(0);
  #open: OpenFile | undefined;
  #padding = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async add(bytes: Buffer): Promise<void> {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    while (await this.#step());
  }

  /** Closes what is open. Throws when the archive ends within a file. */
  async close(): Promise<void> {
    const unfinished = this.#open;
    this.#open = undefined;
    await unfinished?.file.close();
    if (unfinished !== undefined) throw new Error('The backup breaks off within a file.');
  }

  /** Answers whether there may be more to do with what is held. */
  async #step(): Promise<boolean> {
    if (this.#open !== undefined) return this.#write(this.#open);
    if (this.#padding > 0) return this.#skip();
    if (this.#held.length < block) return false;
    const header = this.#take(block);
    if (header.every((byte) => byte === 0)) return true;
    await this.#begin(entryOf(header));
    return true;
  }

  #take(length: number): Buffer {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }

  #skip(): boolean {
    const skipped = this.#take(Math.min(this.#padding, this.#held.length));
    this.#padding -= skipped.length;
    return this.#padding === 0;
  }

  async #begin(entry: Entry): Promise<void> {
    const path = join(this.#folder, entry.path);
    if (entry.kind === '5') {
      await mkdir(path, { recursive: true, mode: 0o700 });
      return;
    }
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    this.#open = { entry, file, hash: createHash('sha256'), left: entry.size };
  }

  async #write(current: OpenFile): Promise<boolean> {
    const bytes = this.#take(Math.min(current.left, this.#held.length));
    current.hash.update(bytes);
    await current.file.writeFile(bytes);
    current.left -= bytes.length;
    if (current.left > 0) return false;
    await current.file.close();
    const { path, size } = current.entry;
    this.files.set(path, { size, sha256: current.hash.digest('hex') });
    this.#padding = (block - (size % block)) % block;
    this.#open = undefined;
    return true;
  }
}

/** Throws on what PostgreSQL does not pack: links, and paths that lead out of the folder. */
function entryOf(header: Buffer): Entry {
  const text = (start: number, length: number) =>
    header.toString('utf8', start, start + length).replace(/\0[\s\S]*$/u, '');
  const prefix = text(345, 155);
  const path = posix.normalize(prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`);
  const kind = text(156, 1) || '0';
  if (path.startsWith('/') || path.split('/').includes('..'))
    throw new Error('The backup leads out of its folder.');
  if (kind !== '0' && kind !== '5')
    throw new Error('The backup holds a link; tablespaces are not supported.');
  return { path, kind, size: sizeOf(header) };
}

/** Octal, or from 8 GiB on in bytes. */
function sizeOf(header: Buffer): number {
  const field = header.subarray(124, 136);
  if (((field[0] ?? 0) & 0x80) === 0) return Number.parseInt(field.toString('latin1').trim() || '0', 8);
  return Number(field.readBigUInt64BE(4));
}
