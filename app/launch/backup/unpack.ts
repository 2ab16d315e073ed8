import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { frameTypes, readFrames, type Frame } from './frames.ts';
import { verifyManifest } from './manifest.ts';
import { open } from './seal.ts';
import { Unpacker } from './tar.ts';

export type Contents = { readonly files: number; readonly bytes: number };

/** Opens a backup into an empty folder and compares every file with the server's own list. Throws at whatever is amiss. */
export async function unpackBackup(file: string, key: Buffer, folder: string): Promise<Contents> {
  const reading = new Reading(new Unpacker(folder));
  await pipeline(createReadStream(file), open(key), createGunzip(), async (packed: AsyncIterable<Buffer>) => {
    try {
      for await (const frame of readFrames(packed)) await reading.take(frame);
    } finally {
      await reading.close();
    }
  });
  return reading.verified();
}

/** First the archive, then the server's list of what is in it, then our word that it is whole. */
class Reading {
  readonly #unpacker: Unpacker;
  readonly #manifest: Buffer[] = [];
  #part: 'none' | 'archive' | 'manifest' | 'end' = 'none';

  constructor(unpacker: Unpacker) {
    this.#unpacker = unpacker;
  }

  async take({ type, body }: Frame): Promise<void> {
    if (type === frameTypes.archive) this.#begin();
    else if (type === frameTypes.manifest) this.#part = 'manifest';
    else if (type === frameTypes.end) this.#part = 'end';
    else if (this.#part === 'manifest') this.#manifest.push(body);
    else await this.#unpacker.add(body);
  }

  #begin(): void {
    if (this.#part !== 'none') throw new Error('The backup holds tablespaces, which are not supported.');
    this.#part = 'archive';
  }

  close(): Promise<void> {
    return this.#unpacker.close();
  }

  verified(): Contents {
    if (this.#part !== 'end') throw new Error('The backup breaks off.');
    const { files } = this.#unpacker;
    const listed = verifyManifest(Buffer.concat(this.#manifest).toString('utf8'), files);
    const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
    return { files: listed, bytes };
  }
}
