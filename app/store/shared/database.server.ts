import { PrismaPg } from '@prisma/adapter-pg';
import { impatientClient } from '#app/store/shared/impatient-client.server.ts';
import { learning } from '#app/store/shared/learning.server.ts';
import { PrismaClient, type Prisma } from '#prisma/generated/client.ts';

export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;

/** Limits after which a stuck statement or transaction is given up, in milliseconds; a silent line last of all. */
const limits = {
  statement: 15_000,
  lock: 10_000,
  idleInTransaction: 15_000,
  connect: 5_000,
  silence: 20_000,
};

/**
 * Opens a pool whose every session is UTC: the Prisma adapter shifts each timestamptz otherwise,
 * unseen in winter (prisma/orm#28629).
 */
export function createDatabase(url: string, options: { readonly max?: number } = {}): Db {
  const adapter = new PrismaPg({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: limits.connect,
    keepAlive: true,
    Client: impatientClient(limits.silence),
    options: [
      '-c TimeZone=UTC',
      `-c statement_timeout=${limits.statement}`,
      `-c lock_timeout=${limits.lock}`,
      `-c idle_in_transaction_session_timeout=${limits.idleInTransaction}`,
    ].join(' '),
  });
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}

/** Throws unless sessions are UTC and the role is an ordinary one that row-level security binds: no owner, nor its member. */
export async function assertSafeSession(db: Db): Promise<void> {
  const [session] = await db.$queryRaw<{ zone: string; exempt: boolean; owns: boolean }[]>`
    SELECT current_setting('TimeZone') AS zone, (rolsuper OR rolbypassrls) AS exempt,
      EXISTS (SELECT FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
        AND pg_has_role(current_user, relowner, 'MEMBER')) AS owns
    FROM pg_roles WHERE rolname = current_user`;
  if (session?.zone !== 'UTC')
    throw new Error(`The database session is in ${session?.zone ?? 'no zone'}, not UTC.`);
  if (session.exempt)
    throw new Error('This database role is exempt from row-level security; use app_web or app_worker.');
  if (session.owns)
    throw new Error(
      'This database role owns tables, so row-level security does not bind it; use app_web or app_worker.',
    );
}

const transactionLimits = { maxWait: 5_000, timeout: 15_000 };

/** Everything or nothing; once more when this process first had to read what changed in the database. */
function inTransaction<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  return learning(() => db.$transaction(run, transactionLimits));
}

/** Runs a transaction in which row-level security sees this user. */
export function asUser<T>(db: Db, userId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, async (tx) => {
    await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
    return run(tx);
  });
}

/** Lets one transaction at a time go on under a key, so that the same form sent twice at once is read one after the other. */
export async function oneAtATime(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/** Lets any number go on together under a key, but not beside whoever has it by `oneAtATime`. */
export async function besideOthers(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))`;
}

/** What a referrer's transaction may touch: the case and the child it is about to make, and the draft they come from. */
export type Intake = {
  readonly caseId: string;
  readonly childId: string;
  /** The referrer who is signed in, if any. */
  readonly sentBy?: string;
  /** What the draft's code hashes to. */
  readonly draft?: string;
};

/** Runs a referrer's transaction. */
export function asIntake<T>(db: Db, made: Intake, run: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, async (tx) => {
    await tx.$executeRaw`SELECT set_config('app.intake_case', ${made.caseId}, true),
      set_config('app.intake_child', ${made.childId}, true), set_config('app.draft', ${made.draft ?? ''}, true),
      set_config('app.user_id', ${made.sentBy ?? ''}, true)`;
    return run(tx);
  });
}

/** Runs a transaction that may touch the one referral draft whose code hashes to `codeHash`. */
export function asDraft<T>(db: Db, codeHash: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('app.draft', ${codeHash}, true)`;
    return run(tx);
  }, transactionLimits);
}

/** Runs the worker's transaction; its database role decides what it may touch. */
export function asWorker<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, run);
}
