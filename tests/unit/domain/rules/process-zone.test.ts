import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('zone-digest.ts', import.meta.url));

type Found = { readonly offsets: readonly number[]; readonly results: number; readonly digest: string };

async function digestIn(zone: string): Promise<Found> {
  const env = { ...process.env, TZ: zone };
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', script], { env });
  return JSON.parse(stdout) as Found;
}

/** Minutes that a wall clock of the zone is behind UTC in January and in July: proof that the process ran there. */
const zones = [
  ['UTC', [0, 0]],
  ['Europe/London', [0, -60]],
  ['America/St_Johns', [210, 150]],
  ['Pacific/Auckland', [-780, -720]],
] as const;

test('due dates, plans and explanations are the same wherever the process runs', async () => {
  const found = await Promise.all(zones.map(([zone]) => digestIn(zone)));
  expect(found.map(({ offsets }) => offsets)).toEqual(zones.map(([, offsets]) => offsets));
  expect(found[0]?.results).toBeGreaterThan(8_000);
  expect(new Set(found.map(({ digest }) => digest)).size).toBe(1);
}, 120_000);
