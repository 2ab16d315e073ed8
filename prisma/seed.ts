import { createDatabase } from '#app/store/shared/database.server.ts';
import { seedDemo, type MasterKeys } from '#prisma/seed/demo.ts';
import { seedReference } from '#prisma/seed/reference.ts';

/** What to load and as whom. The demonstration acts as app_web and seals with the keys the web process will have. */
export type SeedOptions =
  | { readonly ownerUrl: string; readonly demo: false }
  | {
      readonly ownerUrl: string;
      readonly demo: true;
      readonly webUrl: string;
      readonly masterKeys: MasterKeys;
      /** The moment the demonstration's histories lead up to; the present, unless told. */
      readonly now?: Date;
    };

/**
 * Fills a migrated database as its owner: reference data always, invented people and children only for a demonstration and
 * only where there are no users yet. Repeating it changes nothing.
 */
export async function seedDatabase(options: SeedOptions): Promise<void> {
  const owner = createDatabase(options.ownerUrl, { max: 3 });
  try {
    await seedReference(owner);
    if (options.demo) await seedDemo(owner, { ...options, now: options.now ?? new Date() });
  } finally {
    await owner.$disconnect();
  }
}

/** `npm run seed`, with `-- --demo` for the demonstration; settings come from the environment. */
async function seedFromCommand(): Promise<void> {
  const ownerUrl = setting('OWNER_DATABASE_URL');
  if (!process.argv.includes('--demo')) return seedDatabase({ ownerUrl, demo: false });
  if (process.env['MODE'] === 'production') throw new Error('Production is given no invented data.');
  await seedDatabase({
    ownerUrl,
    demo: true,
    webUrl: setting('WEB_DATABASE_URL'),
    masterKeys: { masterKey: setting('MASTER_KEY'), indexKey: setting('INDEX_KEY') },
  });
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set.`);
  return value;
}

if (import.meta.main) {
  try {
    await seedFromCommand();
    console.log('Seeded.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
