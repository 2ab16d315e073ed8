import { randomBytes, randomUUID } from 'node:crypto';

import { createRulebook } from '#app/store/reference/living-rulebook.server.ts';
import { createDatabase, type Db } from '#app/store/shared/database.server.ts';
import { createVault } from '#app/store/shared/vault.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

import { clockAt, type TestClock } from './clock.ts';
import { createTestDatabase } from './database.ts';
import { staffIn, type Staff } from './staff.ts';

/** A database of its own, the real dependencies on it, a clock to set and people to act. */
export type World = {
  readonly clock: TestClock;
  /** As the web process: role app_web, under row-level security. */
  readonly deps: Deps;
  /** As the worker process: role app_worker. */
  readonly worker: Db;
  /** As the owner: for arranging and for looking, never for what a test is about. */
  readonly owner: Db;
  /** As the superuser, for faults only. */
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly webUrl: string;
  readonly workerUrl: string;
  readonly staff: Staff;
  readonly rings: string[];
  readonly close: () => Promise<void>;
};

const key = () => randomBytes(32).toString('base64');

/** Makes a world whose clock stands at a London wall time, and whose people, if sleepless, have no quiet hours. */
export async function createWorld(
  wall = '2026-11-24T10:00',
  options: { readonly sleepless?: boolean } = {},
): Promise<World> {
  const database = await createTestDatabase();
  const owner = createDatabase(database.ownerUrl, { max: 2 });
  const web = createDatabase(database.webUrl, { max: 6 });
  const worker = createDatabase(database.workerUrl, { max: 6 });
  const clock = clockAt(wall);
  const rings: string[] = [];
  const deps: Deps = {
    db: web,
    now: clock.now,
    newId: randomUUID,
    randomBytes: (count) => randomBytes(count),
    vault: createVault({ masterKey: key(), indexKey: key() }),
    rulebook: await createRulebook(web),
    bell: { ring: (topic) => rings.push(topic) },
  };
  return {
    clock,
    deps,
    worker,
    owner,
    adminUrl: database.adminUrl,
    ownerUrl: database.ownerUrl,
    webUrl: database.webUrl,
    workerUrl: database.workerUrl,
    staff: staffIn(owner, options.sleepless),
    rings,
    close: async () => {
      await Promise.all([owner.$disconnect(), web.$disconnect(), worker.$disconnect()]);
      await database.drop();
    },
  };
}
