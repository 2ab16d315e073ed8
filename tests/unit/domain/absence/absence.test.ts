import { describe, expect, test } from 'vitest';

import type { Role } from '#app/domain/account/actor.ts';
import { mayCover, periodOf, stateOf } from '#app/domain/absence/absence.ts';

const now = new Date('2026-10-23T09:30:00Z');

describe('an absence', () => {
  test.each([
    ['2026-10-23', '2026-10-23', '2026-10-23T09:30:00.000Z', '2026-10-23T23:00:00.000Z'],
    ['2026-10-24', '2026-10-25', '2026-10-23T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
    ['2026-10-26', '2026-10-26', '2026-10-26T00:00:00.000Z', '2026-10-27T00:00:00.000Z'],
  ])('from %s to %s lasts from %s until %s', (from, to, startsAt, endsAt) => {
    const period = periodOf({ from, to }, now);
    expect(period).toEqual({ ok: true, value: { startsAt: new Date(startsAt), endsAt: new Date(endsAt) } });
  });

  test.each([
    ['2026-10-22', '2026-10-30', 'absence-in-past'],
    ['2026-10-30', '2026-10-29', 'absence-backwards'],
    ['2026-10-23', '2027-10-24', 'absence-too-long'],
  ])('from %s to %s is refused: %s', (from, to, kind) => {
    expect(periodOf({ from, to }, now)).toEqual({ ok: false, error: { kind } });
  });

  test('may last a year to the day', () => {
    expect(periodOf({ from: '2026-10-23', to: '2027-10-23' }, now).ok).toBe(true);
  });

  test.each([
    ['2026-10-24T00:00:00Z', '2026-10-25T00:00:00Z', 'coming'],
    ['2026-10-23T09:30:00Z', '2026-10-23T09:30:01Z', 'now'],
    ['2026-10-20T00:00:00Z', '2026-10-23T09:30:00Z', 'over'],
    ['2026-10-24T00:00:00Z', '2026-10-24T00:00:00Z', 'over'],
  ])('from %s until %s is %s', (startsAt, endsAt, state) => {
    expect(stateOf({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, now)).toBe(state);
  });
});

describe('standing in', () => {
  const someone = (id: string, role: Role, more: { authorityId?: string; managerId?: string } = {}) => ({
    id,
    role,
    authorityId: more.authorityId ?? null,
    managerId: more.managerId ?? null,
  });
  const kent = { authorityId: 'E10000016' };
  const glasgow = { authorityId: 'S12000049' };
  test.each([
    [someone('a', 'guardian', { managerId: 'm' }), someone('b', 'guardian', { managerId: 'm' }), true],
    [someone('a', 'guardian', { managerId: 'm' }), someone('b', 'guardian', { managerId: 'n' }), false],
    [someone('a', 'guardian', { managerId: 'm' }), someone('m', 'guardian-manager'), false],
    [someone('a', 'coordinator'), someone('b', 'coordinator'), true],
    [someone('a', 'coordinator'), someone('a', 'coordinator'), false],
    [someone('a', 'coordinator'), someone('b', 'monitor'), false],
    [someone('a', 'social-worker', kent), someone('b', 'team-manager', kent), true],
    [someone('a', 'social-worker', kent), someone('b', 'social-worker', glasgow), false],
    [someone('a', 'team-manager', kent), someone('b', 'duty-manager', kent), true],
    [someone('a', 'team-manager', kent), someone('b', 'social-worker', kent), false],
  ])('for %o by %o: %s', (absent, cover, yes) => {
    expect(mayCover(absent, cover)).toBe(yes);
  });
});
