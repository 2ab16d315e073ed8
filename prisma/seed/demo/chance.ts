/** Chance that comes out the same every time (mulberry32), so that everybody sees the same demonstration. */
export type Chance = {
  readonly pick: <T>(from: readonly T[]) => T;
  readonly bytes: (count: number) => Uint8Array;
  readonly uuid: () => string;
  /** Another chance, which what is drawn here no longer touches. */
  readonly apart: () => Chance;
};

export function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => next() & 0xff);
  return {
    pick: (from) => {
      const found = from[next() % from.length];
      if (found === undefined) throw new Error('There is nothing to pick from.');
      return found;
    },
    bytes,
    uuid: () => uuidFrom(bytes(16)),
    apart: () => chanceFrom(next()),
  };
}

/** A version 4 UUID (RFC 9562). */
function uuidFrom(bytes: Uint8Array): string {
  const marked = bytes.with(6, ((bytes[6] ?? 0) & 0x0f) | 0x40).with(8, ((bytes[8] ?? 0) & 0x3f) | 0x80);
  const hex = Buffer.from(marked).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
