import { describe, expect, test } from 'vitest';

import { dormancyOf, lookBefore } from '#app/domain/account/dormancy.ts';

const now = new Date('2026-11-24T10:00:00Z');
const ago = (days: number, more = 0) => new Date(now.getTime() - days * 86_400_000 - more);

describe('an account that nobody uses', () => {
  test.each([
    ['used today', { lastSignedInAt: ago(0) }, 'awake'],
    ['a moment short of 60 days', { lastSignedInAt: ago(60, -1) }, 'awake'],
    ['60 days', { lastSignedInAt: ago(60) }, 'warn'],
    ['never signed in, open for 59 days', { activeSince: ago(59) }, 'awake'],
    ['never signed in, open for 60 days', { activeSince: ago(60) }, 'warn'],
    ['reinstated yesterday, used last year', { activeSince: ago(1), lastSignedInAt: ago(400) }, 'awake'],
    ['warned', { lastSignedInAt: ago(70), dormancyWarnedAt: ago(10) }, 'warned'],
    ['a warning from before the last use', { lastSignedInAt: ago(61), dormancyWarnedAt: ago(80) }, 'warn'],
    ['a moment short of 90 days', { lastSignedInAt: ago(90, -1), dormancyWarnedAt: ago(30) }, 'warned'],
    ['90 days', { lastSignedInAt: ago(90), dormancyWarnedAt: ago(30) }, 'close'],
    ['300 days and no warning', { lastSignedInAt: ago(300) }, 'warn'],
    ['300 days and a late warning', { lastSignedInAt: ago(300), dormancyWarnedAt: ago(13) }, 'warned'],
    ['a fortnight after a late warning', { lastSignedInAt: ago(300), dormancyWarnedAt: ago(14) }, 'close'],
  ])('%s', (_what, use, verdict) => {
    const account = { activeSince: ago(500), lastSignedInAt: null, dormancyWarnedAt: null, ...use };
    expect(dormancyOf(account, now)).toBe(verdict);
  });

  test('is looked at from the first day on which it is warned of', () => {
    expect(lookBefore(now)).toEqual(ago(60));
  });
});
