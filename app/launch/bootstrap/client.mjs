import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { modules, ownNode, root } from './paths.mjs';

const generated = join(root, 'prisma', 'generated');
const stamp = join(generated, '.made-from');

/** Writes the Prisma client again when the schema, or Prisma itself, has changed since. */
export function ensureClient() {
  const sources = [join(root, 'prisma', 'schema.prisma'), join(modules, 'prisma', 'package.json')];
  if (!sources.every(existsSync)) return;
  const hash = createHash('sha256');
  for (const file of sources) hash.update(readFileSync(file));
  const wanted = hash.digest('hex');
  if (existsSync(join(generated, 'client.ts')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)
    return;
  const { status } = spawnSync(ownNode, [join(root, 'prisma', 'generate.mjs')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The Prisma client could not be written; the reason is above.');
  writeFileSync(stamp, wanted);
}
