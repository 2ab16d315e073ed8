/** One message of the server's base backup, or our own last word about it. */
export type Frame = { readonly type: string; readonly body: Buffer };

/** `n` names an archive, `m` begins the manifest, `d` is a piece of either, `e` is our end of the whole. */
export const frameTypes = { archive: 'n', manifest: 'm', data: 'd', end: 'e' } as const;

export function writeFrame({ type, body }: Frame): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** Throws when the stream ends within a frame. */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncIterable<Frame> {
  let held: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    while (held.length >= 5 && held.length >= 5 + held.readUInt32BE(1)) {
      const end = 5 + held.readUInt32BE(1);
      yield { type: held.toString('latin1', 0, 1), body: held.subarray(5, end) };
      held = held.subarray(end);
    }
  }
  if (held.length > 0) throw new Error('The backup breaks off.');
}
