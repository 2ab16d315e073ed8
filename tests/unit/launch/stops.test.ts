import { describe, expect, test } from 'vitest';

import { Stops } from '#app/launch/stops.ts';

describe('stopping', () => {
  test('goes from the last started to the first, each finished before the next begins', async () => {
    const stops = new Stops();
    const order: string[] = [];
    for (const name of ['database', 'mailbox', 'worker', 'web']) {
      stops.add(async () => {
        await Promise.resolve();
        order.push(name);
      });
    }

    await stops.stopAll();

    expect(order).toEqual(['web', 'worker', 'mailbox', 'database']);
  });

  test('happens once, however often it is asked for', async () => {
    const stops = new Stops();
    let count = 0;
    stops.add(() => {
      count += 1;
    });

    await Promise.all([stops.stopAll(), stops.stopAll()]);

    expect(count).toBe(1);
  });

  test('reaches everything though one part refuses, and tells of it at the end', async () => {
    const stops = new Stops();
    let reached = false;
    stops.add(() => {
      reached = true;
    });
    stops.add(() => Promise.reject(new Error('will not')));

    await expect(stops.stopAll()).rejects.toThrow('Not everything could be stopped');
    expect(reached).toBe(true);
  });
});
