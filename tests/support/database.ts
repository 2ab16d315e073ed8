import { randomBytes } from 'node:crypto';

import pg from 'pg';
import { inject } from 'vitest';

import { roleNames } from '#prisma/roles.ts';

import { templateName, testPassword } from './database-names.ts';

export interface TestDatabase {
  readonly name: string;
  /** As the superuser: for faults such as cutting connections, never for what a test is about. */
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly webUrl: string;
  readonly workerUrl: string;
  /** Cuts off whoever is still connected and removes the database. */
  readonly drop: () => Promise<void>;
}

/** A database of its own with every migration applied and the reference data loaded; tens of milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(
    `CREATE DATABASE ${name} TEMPLATE ${templateName} STRATEGY file_copy OWNER ${roleNames.owner}`,
  );
  return {
    name,
    adminUrl: addressOf(name),
    ownerUrl: addressOf(name, roleNames.owner),
    webUrl: addressOf(name, roleNames.web),
    workerUrl: addressOf(name, roleNames.worker),
    drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** An empty database of its own for a queue that lives in PostgreSQL. */
export async function createQueueDatabase(): Promise<{
  readonly url: string;
  readonly drop: () => Promise<void>;
}> {
  const name = `queue_${randomBytes(6).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name} STRATEGY file_copy OWNER ${roleNames.queue}`);
  return {
    url: addressOf(name, roleNames.queue),
    drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

function addressOf(database: string, role?: string): string {
  const url = new URL(inject('adminUrl'));
  url.pathname = `/${database}`;
  if (role) {
    url.username = role;
    url.password = testPassword;
  }
  return url.href;
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('adminUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
