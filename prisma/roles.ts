import pg from 'pg';

import { scramVerifier } from './scram.ts';

/** Who may sign in to the databases. Each process has the role it needs and never the owner's. */
export const roleNames = {
  /** Owns the schema: migrations and seeding only. */
  owner: 'guardianship_owner',
  /** The web process; subject to row-level security. */
  web: 'app_web',
  /** The worker process; subject to row-level security. */
  worker: 'app_worker',
  /** Owns the queue's own database, which holds nothing but ids. */
  queue: 'app_queue',
} as const;

export type RoleKind = keyof typeof roleNames;
export type RolePasswords = Readonly<Record<RoleKind, string>>;

/**
 * Creates the roles, or gives existing ones these passwords and takes back any power they should not have.
 * Needs a superuser's address. Repeating it changes nothing. The server is sent a verifier and never a password, so that
 * no log of statements holds one.
 */
export async function ensureRoles(adminUrl: string, passwords: Partial<RolePasswords>): Promise<void> {
  const kinds = Object.keys(passwords) as RoleKind[];
  await withClient(adminUrl, async (client) => {
    const existing = await rolesAmong(client, kinds);
    for (const kind of kinds) {
      const name = roleNames[kind];
      const verb = existing.has(kind) ? 'ALTER' : 'CREATE';
      const verifier = client.escapeLiteral(scramVerifier(passwords[kind] ?? ''));
      await client.query(`${verb} ROLE ${name} ${attributes} PASSWORD ${verifier}`);
      for (const setting of settings) await client.query(`ALTER ROLE ${name} SET ${setting}`);
    }
  });
}

/** Which of these roles the server has. */
export async function existingRoles(adminUrl: string): Promise<ReadonlySet<RoleKind>> {
  let found: ReadonlySet<RoleKind> = new Set();
  await withClient(adminUrl, async (client) => {
    found = await rolesAmong(client, Object.keys(roleNames) as RoleKind[]);
  });
  return found;
}

async function rolesAmong(client: pg.Client, kinds: readonly RoleKind[]): Promise<ReadonlySet<RoleKind>> {
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
  const names = new Set(rows.map(({ rolname }) => rolname));
  return new Set(kinds.filter((kind) => names.has(roleNames[kind])));
}

const attributes = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';

/** A session in another time zone would shift every instant that Prisma reads or writes. */
const settings = ["timezone = 'UTC'", "idle_in_transaction_session_timeout = '15s'"];

/** Creates the database if it is missing, owned by `owner` and closed to every role not in `users`. */
export async function ensureDatabase(
  adminUrl: string,
  name: string,
  owner: string,
  users: readonly string[],
): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const database = client.escapeIdentifier(name);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${database} OWNER ${owner}`);
    await client.query(`ALTER DATABASE ${database} SET timezone = 'UTC'`);
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    for (const user of users) await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${user}`);
  });
}

async function withClient(url: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}
