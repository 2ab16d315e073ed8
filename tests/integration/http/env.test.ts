import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readWebEnv, readWorkerEnv } from '#app/config/env.server.ts';

const key = () => randomBytes(32).toString('base64');

const web = () => ({
  MODE: 'production',
  DATABASE_URL: 'postgres://app_web@db/guardianship?sslmode=verify-full',
  REDIS_URL: 'rediss://queue:6379',
  ORIGIN: 'https://guardianship.example',
  TRUST_PROXY: '2',
  MASTER_KEY: key(),
  INDEX_KEY: key(),
});

const worker = () => ({
  MODE: 'production',
  DATABASE_URL: 'postgres://app_worker@db/guardianship?sslmode=verify-full',
  REDIS_URL: 'rediss://queue:6379',
  ORIGIN: 'https://guardianship.example',
  SMTP_URL: 'smtps://mail.example:465',
  MAIL_FROM: 'Guardianship <guardianship@example.org>',
  AUDIT_KEY: key(),
  AUDIT_CHECKPOINT_FILE: '/var/lib/guardianship/audit-checkpoints.txt',
});

const faults = (read: () => unknown): string[] => {
  try {
    read();
    return [];
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
};

describe('the web process', () => {
  test('starts with everything set', () => {
    expect(readWebEnv(web())).toMatchObject({
      mode: 'production',
      port: 3000,
      trustProxy: 2,
      mailboxUrl: null,
    });
  });

  test('names everything that is missing at once', () => {
    expect(faults(() => readWebEnv({ MODE: 'production' }))).toEqual([
      'DATABASE_URL: is missing',
      'ORIGIN: is missing',
      'MASTER_KEY: is missing',
      'INDEX_KEY: is missing',
      'REDIS_URL: is missing',
    ]);
    expect(faults(() => readWebEnv({}))[0]).toBe('MODE: must be embedded or production');
  });

  test.each([
    ['a short key', { MASTER_KEY: 'c2hvcnQ=' }, 'MASTER_KEY: must be 32 random bytes in base64'],
    [
      'a key of zeros',
      { MASTER_KEY: Buffer.alloc(32).toString('base64') },
      'MASTER_KEY: is an example or too simple',
    ],
    [
      'a typed key',
      { INDEX_KEY: Buffer.from('change-me-change-me-change-me-32').toString('base64') },
      'INDEX_KEY: is an',
    ],
    [
      'a key twice',
      { INDEX_KEY: 'SAME', MASTER_KEY: 'SAME' },
      'INDEX_KEY: must not be the same as MASTER_KEY',
    ],
    [
      'plain HTTP',
      { ORIGIN: 'http://guardianship.example' },
      'ORIGIN: must begin with https:// in production',
    ],
    [
      'an origin with a path',
      { ORIGIN: 'https://guardianship.example/app' },
      'ORIGIN: must be only scheme, host',
    ],
    ['no Redis', { REDIS_URL: '' }, 'REDIS_URL: is missing'],
    ['a way to Redis in clear', { REDIS_URL: 'redis://queue:6379' }, 'REDIS_URL: must begin with rediss:'],
    [
      'a way to the database in clear',
      { DATABASE_URL: 'postgres://app_web@db/guardianship' },
      'DATABASE_URL: must end with ?sslmode=verify-full',
    ],
    [
      'a way to the database that anybody could be at the end of',
      { DATABASE_URL: 'postgres://app_web@db/guardianship?sslmode=require' },
      'DATABASE_URL: must end with ?sslmode=verify-full',
    ],
    ['a database that is none', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: must be a postgres:'],
    ['a proxy count in words', { TRUST_PROXY: 'all' }, 'TRUST_PROXY: must be a number of proxies'],
    ['a port that is none', { PORT: '99999' }, 'PORT: must be a port'],
  ])('refuses %s', (_name, change, fault) => {
    const same = key();
    const source: Record<string, string> = web();
    for (const [name, value] of Object.entries(change)) source[name] = value === 'SAME' ? same : value;
    const found = faults(() => readWebEnv(source));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(fault);
  });

  test('lets a database and a Redis on this host be reached in clear', () => {
    const near = {
      DATABASE_URL: 'postgres://app_web@127.0.0.1/guardianship',
      REDIS_URL: 'redis://localhost:6379',
    };
    expect(faults(() => readWebEnv({ ...web(), ...near }))).toEqual([]);
  });

  test('reads old keys, any number of them, and refuses one that is none', () => {
    const [one, two] = [key(), key()];
    expect(readWebEnv(web())).toMatchObject({ oldMasterKeys: [], oldIndexKeys: [] });
    expect(readWebEnv({ ...web(), MASTER_KEYS_OLD: `${one}, ${two}` }).oldMasterKeys).toEqual([one, two]);
    expect(faults(() => readWebEnv({ ...web(), INDEX_KEYS_OLD: `${one},c2hvcnQ=` }))).toEqual([
      'INDEX_KEYS_OLD: must be 32 random bytes in base64 each',
    ]);
  });

  test('repeats no value, because values are secrets', () => {
    const told = faults(() =>
      readWebEnv({ ...web(), MASTER_KEY: 'hunter2', DATABASE_URL: 'postgres//u:hunter2@db' }),
    );
    expect(told.join()).not.toContain('hunter2');
  });

  test('needs neither Redis nor HTTPS in the demonstration', () => {
    const { REDIS_URL: _, ...rest } = web();
    expect(readWebEnv({ ...rest, MODE: 'embedded', ORIGIN: 'http://localhost:3000' }).redisUrl).toBeNull();
  });
});

describe('the worker', () => {
  test('starts with everything set, and without a key to any record', () => {
    expect(readWorkerEnv(worker())).not.toHaveProperty('masterKey');
  });

  test.each([
    ['90 s unless told', {}, 90],
    ['as told', { LEASE_SECONDS: '12' }, 12],
  ])('holds a claim %s', (_name, change, seconds) => {
    expect(readWorkerEnv({ ...worker(), ...change }).leaseSeconds).toBe(seconds);
  });

  test('refuses a lease that no attempt fits in', () => {
    expect(faults(() => readWorkerEnv({ ...worker(), LEASE_SECONDS: '2' }))).toEqual([
      'LEASE_SECONDS: must be at least 6',
    ]);
  });

  test('refuses to be given a key to records', () => {
    const keys = { MASTER_KEY: key(), INDEX_KEY: key(), MASTER_KEYS_OLD: key(), INDEX_KEYS_OLD: key() };
    expect(faults(() => readWorkerEnv({ ...worker(), ...keys }))).toEqual([
      'MASTER_KEY: must not be given to the worker',
      'MASTER_KEYS_OLD: must not be given to the worker',
      'INDEX_KEY: must not be given to the worker',
      'INDEX_KEYS_OLD: must not be given to the worker',
    ]);
  });

  test('names everything that is missing at once', () => {
    expect(faults(() => readWorkerEnv({ MODE: 'production' }))).toEqual([
      'DATABASE_URL: is missing',
      'ORIGIN: is missing',
      'SMTP_URL: is missing',
      'MAIL_FROM: is missing',
      'AUDIT_KEY: is missing',
      'AUDIT_CHECKPOINT_FILE: is missing',
      'REDIS_URL: is missing',
    ]);
  });
});
