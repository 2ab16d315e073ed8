import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { differenceBetween, type Difference } from './engine.ts';
import { migrationsFolder, schemaFile } from './folder.ts';
import { withScratchDatabase } from './scratch.ts';

/**
 * What schema.prisma says that the migrations together do not, or the reverse. Policies, functions, triggers, checks,
 * exclusion constraints and partial indexes cannot be said in schema.prisma and are never reported.
 */
export async function findDrift(): Promise<Difference | undefined> {
  const schema = await readFile(schemaFile, 'utf8');
  return withScratchDatabase((url) => differenceBetween(url, schema));
}

/** Writes the migration that takes the others to schema.prisma and returns its file; nothing if they agree. */
export async function createMigration(words: string, now: Date): Promise<string | undefined> {
  const difference = await findDrift();
  if (!difference) return undefined;
  const folder = join(migrationsFolder, folderName(words, now));
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'migration.sql');
  await writeFile(file, difference.script);
  return file;
}

function folderName(words: string, now: Date): string {
  const timestamp = now.toISOString().slice(0, 19).replaceAll(/\D/g, '');
  const slug = words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  return `${timestamp}_${slug}`;
}
