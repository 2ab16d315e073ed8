import { stat } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { baseBackup } from './base-backup.ts';
import { seal } from './seal.ts';
import { fingerprintOf, putOnShelf } from './shelf.ts';

/** A backup that was written whole. */
export type Taken = {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Everything committed before this moment is in it. */
  readonly restorePoint: Date;
  readonly milliseconds: number;
};

type TakeOptions = { readonly url: string; readonly folder: string; readonly key: Buffer };

/** Copies the whole cluster while it serves, packs and seals it on the way, so that nothing is ever written in clear. */
export async function takeBackup({ url, folder, key }: TakeOptions): Promise<Taken> {
  const began = performance.now();
  const at = new Date();
  const { frames, span } = await baseBackup(url);
  const packed = new PassThrough();
  const packing = pipeline(frames, createGzip({ level: 4 }), packed);
  packing.catch((error: unknown) =>
    packed.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  const file = await putOnShelf(folder, at, seal(key)(packed));
  await packing;
  await span;
  return {
    file,
    bytes: (await stat(file)).size,
    sha256: await fingerprintOf(file),
    restorePoint: at,
    milliseconds: Math.round(performance.now() - began),
  };
}
