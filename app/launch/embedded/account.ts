import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { getuid } from 'node:process';
import { promisify } from 'node:util';

/** The account PostgreSQL runs under; undefined means our own, which works for everybody but root. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | undefined;

/** PostgreSQL refuses to run as root, so root lends it an account that exists already rather than adding one. */
export async function serverAccount(): Promise<ServerAccount> {
  if (getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const account = await accountNamed(name);
    if (account) return account;
  }
  throw new Error(
    'PostgreSQL refuses to run as root and this system has neither a postgres nor a nobody account. ' +
      'Run as an ordinary user instead.',
  );
}

async function accountNamed(name: string): Promise<ServerAccount> {
  try {
    return { uid: await numberOf('-u', name), gid: await numberOf('-g', name) };
  } catch {
    return undefined;
  }
}

async function numberOf(flag: '-u' | '-g', name: string): Promise<number> {
  const { stdout } = await promisify(execFile)('id', [flag, name]);
  return Number.parseInt(stdout, 10);
}

/** Whether the account may pass through every folder above and including `folder`. Access lists are not considered. */
export async function canReach(account: ServerAccount, folder: string): Promise<boolean> {
  if (!account) return true;
  const { uid, gid, mode } = await stat(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || canReach(account, parent);
}
