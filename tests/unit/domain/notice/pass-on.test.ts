import { describe, expect, test } from 'vitest';

import type { Person } from '#app/domain/deadline/recipients.ts';
import { isToPassOn, nextToTell, type Ladder } from '#app/domain/notice/pass-on.ts';

const owedSince = new Date('2026-11-24T10:00:00Z');
const after = (minutes: number) => new Date(owedSince.getTime() + minutes * 60_000);

describe('an e-mail that was not accepted', () => {
  test.each([
    ['mandatory', 'pending', 14.9, false],
    ['mandatory', 'pending', 15, true],
    ['mandatory', 'sending', 15, true],
    ['prompt', 'pending', 239.9, false],
    ['prompt', 'pending', 240, true],
    ['routine', 'waiting', 9_999, false],
    ['prompt', 'accepted', 9_999, false],
    ['prompt', 'suppressed', 9_999, false],
    ['prompt', 'gathered', 9_999, false],
    ['prompt', 'dead', 0, true],
  ] as const)('%s, %s, after %d minutes', (deliveryClass, state, minutes, passedOn) => {
    expect(isToPassOn({ deliveryClass, state, owedSince }, after(minutes))).toBe(passedOn);
  });
});

const person = (id: string, role: Person['role'], more: Partial<Person> = {}): Person => ({
  id,
  role,
  authorityId: null,
  managerId: null,
  active: true,
  absent: false,
  coverId: null,
  ...more,
});

describe('who is told instead', () => {
  const worker = person('worker', 'social-worker', { authorityId: 'kent' });
  const teamManager = person('team', 'team-manager', { authorityId: 'kent' });
  const coordinator = person('coordinator', 'coordinator');
  const people = [worker, teamManager, coordinator, person('director', 'director')];
  const ladder: Ladder = {
    responsible: 'social-worker',
    rungs: ['team-manager', 'coordinator'],
    about: { guardianId: null, workerId: 'worker', authorityId: 'kent' },
  };

  test('is the next rung of the ladder, and never the same person again', () => {
    expect(nextToTell('worker', people, ladder)).toEqual(['team']);
    expect(nextToTell('team', people, ladder)).toEqual(['coordinator']);
  });

  test('is the manager where there is no ladder, and the national roles where there is no manager', () => {
    expect(nextToTell('worker', people, null)).toEqual(['team']);
    expect(nextToTell('worker', [worker, coordinator], null)).toEqual(['coordinator']);
    expect(nextToTell('coordinator', people, null)).toEqual(['director']);
    const guardian = person('guardian', 'guardian', { managerId: 'manager' });
    const manager = person('manager', 'guardian-manager');
    expect(nextToTell('guardian', [guardian, manager, coordinator], null)).toEqual(['manager']);
    const away = { ...manager, absent: true };
    expect(nextToTell('guardian', [guardian, away, coordinator], null)).toEqual(['coordinator']);
  });

  test('is nobody when nobody is left', () => {
    expect(nextToTell('worker', [worker], null)).toEqual([]);
  });
});
