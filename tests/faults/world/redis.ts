import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Redis } from 'ioredis';

import { freePort, startRedis, type TestRedis } from '#tests/support/redis.ts';

/** A Redis that comes and goes. It is absent until it is started the first time. */
export type FaultRedis = {
  readonly url: string;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly flush: () => Promise<void>;
  /** With no memory to spare every write is refused. */
  readonly full: (full: boolean) => Promise<void>;
  /** Everything it holds, and everything that was ever written to it, as text to search. */
  readonly dump: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Its journal is never shortened, so that a job done with long ago can still be read. */
const settings = ['--auto-aof-rewrite-percentage', '0'];

export async function prepareRedis(): Promise<FaultRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${String(port)}`;
  let server: TestRedis | null = null;
  let directory: string | null = null;
  const start = async () => {
    if (server !== null) return;
    server = await startRedis({ port, settings, ...(directory === null ? {} : { directory }) });
    directory = server.directory;
  };
  const tell = async <T>(run: (redis: Redis) => Promise<T>): Promise<T | null> => {
    if (server === null) return null;
    const redis = new Redis(url, { maxRetriesPerRequest: 1, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      return await run(redis);
    } catch {
      return null;
    } finally {
      redis.disconnect();
    }
  };
  return {
    url,
    start,
    kill: async () => {
      const running = server;
      server = null;
      await running?.kill();
    },
    flush: async () => {
      await tell((redis) => redis.flushall());
    },
    full: async (full) => {
      await tell((redis) => redis.config('SET', 'maxmemory', full ? '1' : '0'));
    },
    dump: async () => `${(await tell(dumpOf)) ?? ''}\n${await journalIn(directory)}`,
    stop: async () => {
      await start();
      await server?.stop();
      server = null;
    },
  };
}

/** The append-only files, in which every command stands that changed anything. */
async function journalIn(directory: string | null): Promise<string> {
  if (directory === null) return '';
  const folder = join(directory, 'appendonlydir');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.aof'));
  const parts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return parts.join('\n');
}

async function dumpOf(redis: Redis): Promise<string> {
  const parts: string[] = [];
  for (const key of await redis.keys('*')) {
    const kind = await redis.type(key);
    parts.push(key, JSON.stringify(await contentOf(redis, key, kind)));
  }
  return parts.join('\n');
}

function contentOf(redis: Redis, key: string, kind: string): Promise<unknown> {
  switch (kind) {
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1', 'WITHSCORES');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return redis.get(key);
  }
}
