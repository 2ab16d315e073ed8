import pg from 'pg';

import { demoPassword } from '#app/domain/account/demo-password.ts';

import type { Launched } from './launch.ts';
import type { Log } from './progress.ts';

interface Account {
  readonly email: string;
  readonly role: string;
}

/** Tells a newcomer where to go, as whom, and where the letters arrive. */
export async function announce(launched: Launched, directory: string, log: Log): Promise<void> {
  log(`\nThe service runs at      ${launched.origin}`);
  log(`Its e-mail arrives at    ${launched.mailboxUrl}`);
  log(`Data and logs are in     ${directory}`);
  const accounts = await demoAccounts(launched.databaseUrls.owner);
  if (accounts.length > 0) {
    log(`\nInvented people to sign in as (password for all: ${demoPassword})`);
    for (const { role, email } of accounts) log(`  ${role.padEnd(22)} ${email}`);
  }
  log('\nCtrl-C stops everything.');
}

/** One person of each role, as the sign-in page offers them too. */
async function demoAccounts(ownerUrl: string): Promise<Account[]> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const { rows } = await client.query<Account>(
      `SELECT DISTINCT ON (role) role, email FROM user_account WHERE status = 'active' ORDER BY role, created_at, email`,
    );
    return rows;
  } finally {
    await client.end();
  }
}
