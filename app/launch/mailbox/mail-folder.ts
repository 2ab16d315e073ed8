import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arrivalOf, newMailId, readMail, withEnvelope, type CaughtMail } from './caught-mail.ts';

/** The caught letters, on disk and in memory. */
export type MailFolder = {
  /** Resolves once the message is on disk; the sender is told 250 only then. */
  keep(raw: Buffer, from: string, to: readonly string[]): Promise<void>;
  /** Newest first. */
  all(): readonly CaughtMail[];
  find(id: string): CaughtMail | undefined;
};

/** Opens a directory of `.eml` files, making it if need be and reading what earlier runs left. */
export async function openMailFolder(directory: string): Promise<MailFolder> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const mails = new Map<string, CaughtMail>();
  for (const name of (await readdir(directory)).sort()) {
    const id = name.replace(/\.eml$/, '');
    const at = name.endsWith('.eml') ? arrivalOf(id) : null;
    if (at !== null) mails.set(id, await readMail(id, at, await readFile(join(directory, name))));
  }

  return {
    async keep(message, from, to) {
      const at = new Date();
      const id = newMailId(at);
      const raw = withEnvelope(message, from, to);
      const file = join(directory, `${id}.eml`);
      await writeFile(`${file}.part`, raw, { mode: 0o600 });
      await rename(`${file}.part`, file);
      mails.set(id, await readMail(id, at, raw));
    },
    all: () => [...mails.values()].sort((a, b) => (a.id < b.id ? 1 : -1)),
    find: (id) => mails.get(id),
  };
}
