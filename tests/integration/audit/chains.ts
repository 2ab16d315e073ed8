import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { createCheckpointFile } from '#app/store/audit/checkpoint-file.server.ts';
import { createCheckpointSigner } from '#app/store/audit/checkpoint-key.server.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { createFiling } from '#app/usecases/audit/file-checkpoints.server.ts';
import { keepHourly } from '#app/usecases/audit/keep-checkpoint.server.ts';
import type { World } from '#tests/support/world.ts';

/** Signs and files as a worker does, with a key and a file of its own. */
export type Notary = {
  readonly path: string;
  readonly publicKey: string;
  readonly signer: ReturnType<typeof createCheckpointSigner>;
  readonly file: ReturnType<typeof createCheckpointFile>;
  /** What a worker does each minute: answers how many were signed and filed. */
  readonly run: () => Promise<readonly [signed: number, filed: number]>;
};

export function notaryFor(
  world: World,
  folder: string,
  parts: Partial<Pick<Notary, 'signer' | 'path'>> = {},
): Notary {
  const signer = parts.signer ?? createCheckpointSigner(randomBytes(32).toString('base64'));
  const path = parts.path ?? join(folder, `${randomUUID()}.txt`);
  const file = createCheckpointFile(path);
  const db = world.worker;
  const filing = createFiling({ db, file, signer });
  return {
    path,
    publicKey: signer.publicKey,
    signer,
    file,
    run: async () => [
      await keepHourly({ db, newId: randomUUID, signer }, world.clock.now()),
      await filing(world.clock.now()),
    ],
  };
}

/** Adds entries that say something. */
export async function addEntries(world: World, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await asWorker(world.worker, (tx) =>
      audit(tx, {
        at: world.clock.now(),
        actorLabel: 'The service',
        action: 'case.viewed',
        subjectType: 'case',
        subjectId: randomUUID(),
        caseId: null,
        detail: { as: 'due', number: index },
      }),
    );
}

export type Ran = { readonly code: number | null; readonly said: string };

/** Runs `npm run audit:verify` as the process it is. */
export async function runVerifier(
  world: World,
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = spawn(process.execPath, ['prisma/audit-verify.ts', ...options], {
    env: { NODE_ENV: 'test', DATABASE_URL: world.workerUrl, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}
