import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { judgeAttempt } from '#app/domain/deadline/delivery.ts';

const createdAt = new Date('2026-11-24T10:00:00Z');
const after = (hours: number) => new Date(createdAt.getTime() + hours * 3_600_000);

describe('an attempt at an e-mail', () => {
  test('that was accepted ends it', () => {
    expect(judgeAttempt('accepted', { createdAt, attempts: 1 }, after(0), 0)).toEqual({ state: 'accepted' });
  });

  test('that was refused for good makes it dead at once', () => {
    expect(judgeAttempt('permanent', { createdAt, attempts: 1 }, after(0), 0)).toEqual({
      state: 'dead',
      because: 'permanent',
    });
  });

  test.each(['transient', 'unknown'] as const)(
    'that was %s is repeated for 72 hours, and then a person is told',
    (outcome) => {
      expect(judgeAttempt(outcome, { createdAt, attempts: 150 }, after(71.9), 0).state).toBe('pending');
      expect(judgeAttempt(outcome, { createdAt, attempts: 151 }, after(72), 0).state).toBe('dead');
    },
  );

  test('waits between 15 seconds and 30 minutes, and no less for later attempts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, chance) => {
          const wait = (count: number) => {
            const verdict = judgeAttempt('transient', { createdAt, attempts: count }, after(1), chance);
            return verdict.state === 'pending'
              ? verdict.nextAttemptAt.getTime() - after(1).getTime()
              : Number.NaN;
          };
          expect(wait(attempts)).toBeGreaterThanOrEqual(15_000);
          expect(wait(attempts)).toBeLessThanOrEqual(1_800_000);
          expect(wait(attempts + 1)).toBeGreaterThanOrEqual(wait(attempts));
        },
      ),
    );
  });
});
