import { randomBytes } from 'node:crypto';

import { ensureDatabase, ensureRoles, existingRoles, roleNames, type RoleKind } from '#prisma/roles.ts';

/** Those that production needs; its queue is on Redis. */
const kinds = ['owner', 'web', 'worker'] as const satisfies readonly RoleKind[];
type Kind = (typeof kinds)[number];

/** What each process is to be told, with the password in it. */
const settingOf = {
  owner: 'OWNER_DATABASE_URL',
  web: 'DATABASE_URL of the web',
  worker: 'DATABASE_URL of the worker',
};

type Given = Readonly<Partial<Record<Kind, string>>>;

/**
 * Creates the roles and the database of a production, or gives existing roles the passwords that are named. A new role
 * without one is given a password made here; an existing role without one keeps its own. Answers the passwords made.
 */
export async function createRoles(adminUrl: string, database: string, given: Given): Promise<Given> {
  const existing = await existingRoles(adminUrl);
  const made = Object.fromEntries(
    kinds
      .filter((kind) => given[kind] === undefined && !existing.has(kind))
      .map((kind) => [kind, randomBytes(24).toString('base64url')]),
  );
  await ensureRoles(adminUrl, { ...given, ...made });
  await ensureDatabase(adminUrl, database, roleNames.owner, [roleNames.web, roleNames.worker]);
  return made;
}

/** `npm run roles`: shows what it made once, on the terminal of whoever ran it. */
async function createFromCommand(): Promise<void> {
  const adminUrl = process.env['ADMIN_DATABASE_URL'];
  if (!adminUrl) throw new Error("Set ADMIN_DATABASE_URL to a superuser's address, on any database.");
  const database = process.env['DATABASE_NAME'] ?? 'guardianship';
  const given = Object.fromEntries(
    kinds
      .map((kind) => [kind, process.env[`${kind.toUpperCase()}_PASSWORD`]] as const)
      .filter(([, password]) => password !== undefined && password !== ''),
  );
  const made = await createRoles(adminUrl, database, given);
  console.log(
    `The roles ${kinds.map((kind) => roleNames[kind]).join(', ')} and the database ${database} are there.`,
  );
  for (const kind of kinds) {
    const password = made[kind];
    if (password !== undefined)
      console.log(`${settingOf[kind]}: ${addressFor(adminUrl, database, roleNames[kind], password)}`);
  }
  if (Object.keys(made).length > 0) console.log('Keep these now: they are shown once and kept nowhere.');
}

function addressFor(adminUrl: string, database: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

if (import.meta.main) {
  try {
    await createFromCommand();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
