import { z } from 'zod';
import * as fields from '#app/config/env-fields.ts';

const shared = {
  MODE: fields.mode,
  DATABASE_URL: fields.postgresUrl,
  QUEUE_DATABASE_URL: fields.postgresUrl.optional(),
  REDIS_URL: fields.redisUrl.optional(),
  ORIGIN: fields.origin,
  LOG_LEVEL: fields.logLevel,
  HOLD: fields.hold,
};

/** What opens and finds personal fields. Old keys are kept while anything is still under them. */
const sealing = {
  MASTER_KEY: fields.key,
  MASTER_KEYS_OLD: fields.oldKeys,
  INDEX_KEY: fields.key,
  INDEX_KEYS_OLD: fields.oldKeys,
};

const keysSchema = z.object({ OWNER_DATABASE_URL: fields.postgresUrl, ...sealing });

const webSchema = z.object({
  ...shared,
  PORT: fields.port,
  HOST: z.string().min(1).default('127.0.0.1'),
  TRUST_PROXY: fields.hops,
  ...sealing,
  HELP_PHONE: z.string().max(30).optional(),
  MAILBOX_URL: z.url('must be a URL').optional(),
});

const workerSchema = z.object({
  ...shared,
  SMTP_URL: fields.smtpUrl,
  MAIL_FROM: fields.mailFrom,
  HELP_PHONE: z.string().max(30).optional(),
  AUDIT_KEY: fields.key,
  AUDIT_CHECKPOINT_FILE: fields.absolutePath,
  HEARTBEAT_URL: z.url('must be a URL').optional(),
  LEASE_SECONDS: fields.leaseSeconds,
  // The worker may read nothing sealed, so a host that gives it a key is set up wrongly.
  MASTER_KEY: fields.forbidden,
  MASTER_KEYS_OLD: fields.forbidden,
  INDEX_KEY: fields.forbidden,
  INDEX_KEYS_OLD: fields.forbidden,
});

type Source = Readonly<Record<string, string | undefined>>;

/** What the web process is told from outside, read and checked once when it starts. */
export function readWebEnv(source: Source) {
  const env = read('web process', webSchema, source);
  return {
    mode: env.MODE,
    databaseUrl: env.DATABASE_URL,
    queueDatabaseUrl: env.QUEUE_DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    origin: env.ORIGIN,
    logLevel: env.LOG_LEVEL,
    hold: env.HOLD === '1',
    port: env.PORT,
    host: env.HOST,
    trustProxy: env.TRUST_PROXY,
    ...keysOf(env),
    helpPhone: env.HELP_PHONE ?? null,
    mailboxUrl: env.MODE === 'embedded' ? (env.MAILBOX_URL ?? null) : null,
  } as const;
}

const keysOf = (env: z.output<typeof keysSchema> | z.output<typeof webSchema>) => ({
  masterKey: env.MASTER_KEY,
  oldMasterKeys: env.MASTER_KEYS_OLD,
  indexKey: env.INDEX_KEY,
  oldIndexKeys: env.INDEX_KEYS_OLD,
});

/** What the commands that change keys are told: the owner's address, and the keys. They live as long as the command. */
export function readKeysEnv(source: Source) {
  const env = read('key command', keysSchema, source);
  return { ownerDatabaseUrl: env.OWNER_DATABASE_URL, ...keysOf(env) } as const;
}

export type WebEnv = ReturnType<typeof readWebEnv>;

/** What the worker is told from outside. It holds no key to a child's record and refuses one. */
export function readWorkerEnv(source: Source) {
  const env = read('worker', workerSchema, source);
  return {
    mode: env.MODE,
    databaseUrl: env.DATABASE_URL,
    queueDatabaseUrl: env.QUEUE_DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    origin: env.ORIGIN,
    logLevel: env.LOG_LEVEL,
    hold: env.HOLD === '1',
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    helpPhone: env.HELP_PHONE ?? null,
    auditKey: env.AUDIT_KEY,
    auditCheckpointFile: env.AUDIT_CHECKPOINT_FILE,
    heartbeatUrl: env.HEARTBEAT_URL ?? null,
    leaseSeconds: env.LEASE_SECONDS,
  } as const;
}

export type WorkerEnv = ReturnType<typeof readWorkerEnv>;

/** A host that is not set up. Its message names every fault at once and repeats no value, because values are secrets. */
class EnvError extends Error {
  override readonly name = 'EnvError';
}

function read<S extends z.ZodObject>(process: string, schema: S, source: Source): z.output<S> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  const faults = [...(parsed.error?.issues ?? []).map(faultOf), ...productionFaults(schema, given)];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new EnvError(
    [`The ${process} cannot start. Set these variables:`, ...faults.map((fault) => `  ${fault}`)].join('\n'),
  );
}

const faultOf = (issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string =>
  `${String(issue.path[0])}: ${issue.message}`;

/** What only production demands; told beside everything else, so that nobody has to start six times. */
function productionFaults(schema: z.ZodObject, given: Source): string[] {
  if (given['MODE'] !== 'production') return [];
  const keys = ['MASTER_KEY', 'INDEX_KEY', 'AUDIT_KEY'].filter((name) => name in schema.shape);
  return [
    ...(given['REDIS_URL'] ? [] : ['REDIS_URL: is missing']),
    ...unsafeWays(given),
    ...(given['ORIGIN']?.startsWith('http://') ? ['ORIGIN: must begin with https:// in production'] : []),
    ...keys
      .filter((name) => fields.isWellKnown(given[name]))
      .map((name) => `${name}: is an example or too simple; make one with: openssl rand -base64 32`),
    ...(given['INDEX_KEY'] && given['INDEX_KEY'] === given['MASTER_KEY']
      ? ['INDEX_KEY: must not be the same as MASTER_KEY']
      : []),
  ];
}

/** What leads to another host in clear: records of children would be read on the way. */
const unsafeWays = (given: Source): string[] => [
  ...(fields.isSafeWay(given['DATABASE_URL'] ?? '')
    ? []
    : ['DATABASE_URL: must end with ?sslmode=verify-full, because it leads to another host']),
  ...(fields.isSafeWay(given['REDIS_URL'] ?? '')
    ? []
    : ['REDIS_URL: must begin with rediss:, because it leads to another host']),
];
