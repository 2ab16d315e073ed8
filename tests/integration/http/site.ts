import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Actor } from '#app/domain/account/actor.ts';
import { createApp, type AppParts } from '#app/server/app.ts';
import { createLog } from '#app/server/log.ts';
import { createAttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import { watchHold } from '#app/store/shared/hold.server.ts';
import { hashPassword } from '#app/store/account/passwords.server.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { testBuild } from './build.ts';
import { testNeeds } from './routes.ts';
import { visitorTo, type Visitor } from './visitor.ts';

export const origin = 'https://guardianship.test';
export const password = 'correct horse battery staple';

/** The real application on a real database, listening on a port of its own. */
export type Site = {
  readonly world: World;
  readonly url: string;
  /** Every line of the log so far. */
  readonly lines: string[];
  /** A browser of its own: it keeps its cookies and says that it posts from our pages. */
  readonly visitor: () => Visitor;
  readonly addAccount: (role: Actor['role'], options?: AccountOptions) => Promise<Account>;
  /** A visitor who has signed in. */
  readonly signedIn: (role: Actor['role']) => Promise<Visitor & { readonly account: Account }>;
  readonly close: () => Promise<void>;
};

export type Account = { readonly actor: Actor; readonly email: string };
type AccountOptions = { readonly password?: string; readonly status?: string };

const hashes = new Map<string, Promise<string>>();

/** Hashing costs what it must; each password of the tests is hashed once. */
function hashOnce(text: string): Promise<string> {
  const hash = hashes.get(text) ?? hashPassword(text);
  hashes.set(text, hash);
  return hash;
}

export async function startSite(
  env: Partial<AppParts['env']> = {},
  parts: (world: World) => Partial<AppParts> = () => ({}),
  port = 0,
): Promise<Site> {
  const world = await createWorld();
  await beginPastTheSecondStep(world);
  const lines: string[] = [];
  const app = createApp({
    build: await testBuild(),
    needs: testNeeds,
    deps: world.deps,
    limits: createAttemptLimits(world.deps.db),
    env: { mode: 'production', origin, secure: true, helpPhone: null, mailboxUrl: null, ...env },
    trustProxy: 1,
    log: createLog('info', { write: (line) => void lines.push(line) }),
    isStopping: () => false,
    isHeld: watchHold(world.deps.db),
    ...parts(world),
  });
  const server = createServer(app).listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const host = port === 0 ? '127.0.0.1' : 'localhost';
  const url = `http://${host}:${String((server.address() as AddressInfo).port)}`;

  const visitor = () => visitorTo(url, env.origin ?? origin);
  const addAccount = (role: Actor['role'], options: AccountOptions = {}) => addTo(world, role, options);
  return {
    world,
    url,
    lines,
    visitor,
    addAccount,
    signedIn: async (role) => {
      const account = await addAccount(role);
      const browser = visitor();
      await browser.post('/sign-in', { email: account.email, password });
      return { ...browser, account };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
    },
  };
}

/**
 * Whoever signs in here is past the second step: the test's own database says so of each new session. Tests about the second
 * step take the trigger away with `askForTheSecondStep`.
 */
async function beginPastTheSecondStep({ owner }: World): Promise<void> {
  await owner.$executeRaw`CREATE FUNCTION past_second_step() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW.factor := coalesce(NEW.factor, 'passkey'); RETURN NEW; END $$`;
  await owner.$executeRaw`CREATE TRIGGER past_second_step BEFORE INSERT ON session
    FOR EACH ROW EXECUTE FUNCTION past_second_step()`;
}

/** From now on a password alone opens nothing, as outside the tests. */
export async function askForTheSecondStep({ world: { owner } }: Pick<Site, 'world'>): Promise<void> {
  await owner.$executeRaw`DROP TRIGGER past_second_step ON session`;
}

async function addTo(world: World, role: Actor['role'], options: AccountOptions): Promise<Account> {
  const actor = await world.staff.add(role);
  const passwordHash = await hashOnce(options.password ?? password);
  const email = `${role}.${randomUUID()}@example.org`;
  await world.owner.userAccount.update({
    where: { id: actor.userId },
    data: {
      email,
      status: options.status ?? 'active',
      credential: { create: { passwordHash, changedAt: world.clock.now() } },
    },
  });
  return { actor, email };
}
