import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { deployMigrations } from '#prisma/migrate/deploy.ts';
import { ensureDatabase, ensureRoles, roleNames, type RolePasswords } from '#prisma/roles.ts';
import { seedDatabase } from '#prisma/seed.ts';
import { startTemporaryCluster } from '../embedded/temporary.ts';
import type { Stops } from '../stops.ts';
import type { StoryDatabase } from './stage.ts';

/** A database server of its own in a temporary folder, from which each story gets a fresh database. */
export type Scratch = {
  readonly freshDatabase: (name: string) => Promise<StoryDatabase>;
  readonly freshFolder: (name: string) => string;
};

const template = 'story_template';

/** Starts it, with roles, schema and reference data. Whatever it leaves behind goes when `stops` runs. */
export async function openScratch(stops: Stops): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'guardianship-demo-'));
  stops.add(() => rm(folder, { recursive: true, force: true }));
  const cluster = await startTemporaryCluster(() => undefined);
  stops.add(() => cluster.stop());
  const passwords = makePasswords();
  const urlOf = (database: string, role: keyof typeof roleNames) =>
    cluster.urlFor(database, { name: roleNames[role], password: passwords[role] });
  await ensureRoles(cluster.adminUrl, passwords);
  await ensureDatabase(cluster.adminUrl, template, roleNames.owner, []);
  await deployMigrations(urlOf(template, 'owner'));
  await seedDatabase({ ownerUrl: urlOf(template, 'owner'), demo: false });
  return {
    freshDatabase: async (name) => {
      const database = `story_${name}`;
      await copyTemplate(cluster.adminUrl, database);
      return {
        ownerUrl: urlOf(database, 'owner'),
        webUrl: urlOf(database, 'web'),
        workerUrl: urlOf(database, 'worker'),
      };
    },
    freshFolder: (name) => join(folder, name),
  };
}

function makePasswords(): RolePasswords {
  const password = () => randomBytes(24).toString('base64url');
  return { owner: password(), web: password(), worker: password(), queue: password() };
}

async function copyTemplate(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(
      `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${template} STRATEGY file_copy OWNER ${roleNames.owner}`,
    );
    await client.query(`ALTER DATABASE ${client.escapeIdentifier(name)} SET timezone = 'UTC'`);
  } finally {
    await client.end();
  }
}
