import { randomBytes } from 'node:crypto';

import { createDatabase, type Db } from '#app/store/shared/database.server.ts';
import { deployMigrations } from '#prisma/migrate/deploy.ts';
import { ensureDatabase, ensureRoles, roleNames } from '#prisma/roles.ts';
import { seedDatabase } from '#prisma/seed.ts';
import { staffIn } from '#tests/support/staff.ts';

import { hire, type Team } from './team.ts';
import { startCrashablePostgres, type CrashablePostgres } from './postgres.ts';

/** The databases of a run with their reference data and staff, and how each part reaches them. */
export type Place = {
  readonly postgres: CrashablePostgres;
  readonly urls: {
    readonly admin: string;
    readonly web: string;
    readonly worker: string;
    readonly queue: string;
  };
  readonly web: Db;
  readonly worker: Db;
  readonly team: Team;
  readonly remove: () => Promise<void>;
};

const names = { main: 'guardianship', queue: 'guardianship_queue' };

/** Nobody has quiet hours, so that a run is the same by day and by night. */
async function wakeAtAnyHour(owner: Db, team: Team): Promise<void> {
  const noQuiet = { digestHour: '08:00', quietFrom: '00:00', quietTo: '00:00' };
  await owner.notificationPreference.createMany({
    data: team.everybody.map(({ userId }) => ({ userId, ...noQuiet, updatedAt: new Date() })),
  });
}

export async function preparePlace(): Promise<Place> {
  const postgres = await startCrashablePostgres();
  const password = randomBytes(18).toString('base64url');
  const passwords = { owner: password, web: password, worker: password, queue: password };
  await ensureRoles(postgres.adminUrl, passwords);
  await ensureDatabase(postgres.adminUrl, names.main, roleNames.owner, [roleNames.web, roleNames.worker]);
  await ensureDatabase(postgres.adminUrl, names.queue, roleNames.queue, []);
  const url = (database: string, role: keyof typeof roleNames) =>
    postgres.urlFor(database, { name: roleNames[role], password });
  const ownerUrl = url(names.main, 'owner');
  await deployMigrations(ownerUrl);
  await seedDatabase({ ownerUrl, demo: false });
  const owner = createDatabase(ownerUrl, { max: 2 });
  const team = await hire(staffIn(owner));
  await wakeAtAnyHour(owner, team);
  await owner.$disconnect();
  const admin = new URL(postgres.adminUrl);
  admin.pathname = `/${names.main}`;
  const urls = {
    admin: admin.href,
    web: url(names.main, 'web'),
    worker: url(names.main, 'worker'),
    queue: url(names.queue, 'queue'),
  };
  const web = createDatabase(urls.web, { max: 6 });
  const worker = createDatabase(urls.worker, { max: 4 });
  return {
    postgres,
    urls,
    web,
    worker,
    team,
    remove: async () => {
      await Promise.allSettled([web.$disconnect(), worker.$disconnect()]);
      await postgres.remove();
    },
  };
}
