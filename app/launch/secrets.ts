import { randomBytes } from 'node:crypto';
import { access, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

const secret = z.string().min(32);
const schema = z.object({
  MASTER_KEY: secret,
  INDEX_KEY: secret,
  SESSION_SECRET: secret,
  AUDIT_KEY: secret,
  databasePasswords: z.object({ owner: secret, web: secret, worker: secret, queue: secret }),
});

/** Made by chance for this folder alone; production brings its own. Keys are 32 bytes in base64. */
export type Secrets = z.infer<typeof schema>;

/**
 * Reads the folder's secrets, or makes them while there is no data yet. Throws when data is there and they are not:
 * new keys could not open what the old ones sealed.
 */
export async function readSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return schema.parse(JSON.parse(kept));
  if (await exists(join(folder, 'postgres'))) {
    throw new Error(
      `${file} is missing, and without it the data beside it cannot be read. Remove ${folder} to start afresh.`,
    );
  }
  const made = makeSecrets();
  await writeFile(`${file}.new`, JSON.stringify(made, undefined, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
}

function makeSecrets(): Secrets {
  const key = () => randomBytes(32).toString('base64');
  const password = () => randomBytes(24).toString('base64url');
  return {
    MASTER_KEY: key(),
    INDEX_KEY: key(),
    SESSION_SECRET: key(),
    AUDIT_KEY: key(),
    databasePasswords: { owner: password(), web: password(), worker: password(), queue: password() },
  };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
