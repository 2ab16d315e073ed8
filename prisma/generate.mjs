/**
 * Writes the Prisma client into prisma/generated. Needs no network and no database: `prisma generate`
 * insists on a schema engine that it never runs, so it is shown an executable that does nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'prisma-generate-'));

try {
  const engine = join(scratch, 'schema-engine');
  writeFileSync(engine, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  process.exitCode = generate(engine);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** The exit code of `prisma generate`; its output is shown only when it fails. */
function generate(engine) {
  const cli = join(root, 'node_modules', 'prisma', 'build', 'index.js');
  const run = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: engine,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (run.status !== 0) process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error ?? ''}\n`);
  return run.status ?? 1;
}
