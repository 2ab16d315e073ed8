import { roles } from '#app/domain/account/actor.ts';
import { demoAccounts } from '#app/domain/account/demo-accounts.ts';
import { demoPassword } from '#app/domain/account/demo-password.ts';
import { roleName } from '#app/domain/account/role-name.ts';

import type { Launched } from './launch.ts';
import type { Log } from './progress.ts';

/** Tells a newcomer where to go, as whom, and where the letters arrive. */
export function announce(launched: Launched, directory: string, log: Log): void {
  log(`\nThe service runs at      ${launched.origin}`);
  log(`Its e-mail arrives at    ${launched.mailboxUrl}`);
  log(`Data and logs are in     ${directory}`);
  log(`\nInvented people to sign in as (password for all: ${demoPassword}); the sign-in page has more`);
  for (const line of oneOfEachRole()) log(line);
  log('\nCtrl-C stops everything.');
}

function oneOfEachRole(): readonly string[] {
  const accounts = demoAccounts();
  return roles.flatMap((role) => {
    const account = accounts.find((one) => one.role === role);
    return account === undefined
      ? []
      : [`  ${roleName[role].padEnd(22)} ${account.email.padEnd(32)} ${account.sees}`];
  });
}
