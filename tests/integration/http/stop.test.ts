import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createLog } from '#app/server/log.ts';
import { createStop } from '#app/server/stop.ts';

test('a stop lets the request under way finish, takes no new one, and gives back the database last', async () => {
  const order: string[] = [];
  const begun = Promise.withResolvers<undefined>();
  const finish = Promise.withResolvers<undefined>();
  const server = createServer((_request, response) => {
    begun.resolve(undefined);
    void finish.promise.then(() => {
      order.push('answered');
      response.end('done');
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const release = () => Promise.resolve(void order.push('released'));
  const { stop, isStopping } = createStop({ server, log: createLog('silent'), release });

  const answered = fetch(url).then((response) => response.text());
  await begun.promise;
  expect(isStopping()).toBe(false);
  const stopped = stop('SIGTERM');
  expect(isStopping()).toBe(true);
  await expect(new Promise((resolve, reject) => get(url, resolve).on('error', reject))).rejects.toThrow(
    'ECONNREFUSED',
  );
  expect(order).toEqual([]);
  finish.resolve(undefined);
  await Promise.all([stopped, stop('SIGINT')]);
  expect(await answered).toBe('done');
  expect(order).toEqual(['answered', 'released']);
});
