import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { roles } from '#app/domain/account/actor.ts';
import { recipientsFor, type Person } from '#app/domain/deadline/recipients.ts';

const aPerson = (id: string, changes: Partial<Person>): Person => ({
  id,
  role: 'social-worker',
  authorityId: null,
  managerId: null,
  active: true,
  absent: false,
  coverId: null,
  ...changes,
});

const about = { guardianId: 'guardian', workerId: null, authorityId: 'kent' };
const people = [
  aPerson('guardian', { role: 'guardian', managerId: 'manager' }),
  aPerson('manager', { role: 'guardian-manager' }),
  aPerson('worker', { authorityId: 'kent' }),
  aPerson('other-worker', { authorityId: 'kent' }),
  aPerson('far-worker', { authorityId: 'glasgow' }),
  aPerson('team', { role: 'team-manager', authorityId: 'kent' }),
  aPerson('duty', { role: 'duty-manager', authorityId: 'kent' }),
  aPerson('service', { role: 'service-manager' }),
  aPerson('coordinator', { role: 'coordinator' }),
  aPerson('director', { role: 'director' }),
];

describe('who is told', () => {
  test.each([
    ['responsible', 'guardian', ['guardian']],
    ['team-manager', 'guardian', ['manager']],
    ['duty-manager', 'guardian', ['service']],
    ['responsible', 'social-worker', ['other-worker', 'worker']],
    ['team-manager', 'social-worker', ['team']],
    ['duty-manager', 'social-worker', ['duty']],
    ['responsible', 'coordinator', ['coordinator']],
    ['coordinator', 'guardian', ['coordinator']],
    ['director', 'social-worker', ['director']],
  ] as const)('on the rung %s of a task of the %s', (role, responsible, expected) => {
    expect(recipientsFor({ role, responsible }, people, about)).toEqual(expected);
  });

  test('once a worker is named, is that worker and nobody else of the desk', () => {
    const named = { ...about, workerId: 'worker' };
    expect(recipientsFor({ role: 'responsible', responsible: 'social-worker' }, people, named)).toEqual([
      'worker',
    ]);
  });

  test('is the cover of somebody who is away, unless the cover is away too', () => {
    const away = (coverAbsent: boolean) => [
      aPerson('team', { role: 'team-manager', authorityId: 'kent', absent: true, coverId: 'stand-in' }),
      aPerson('stand-in', { role: 'team-manager', authorityId: 'medway', absent: coverAbsent }),
    ];
    const rung = { role: 'team-manager', responsible: 'social-worker' } as const;
    expect(recipientsFor(rung, away(false), about)).toEqual(['stand-in']);
    expect(recipientsFor(rung, away(true), about)).toEqual([]);
  });

  test('is never somebody who has left or is away, and nobody twice', () => {
    const anyPerson = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      role: fc.constantFrom(...roles),
      authorityId: fc.constantFrom('kent', 'glasgow', null),
      managerId: fc.constantFrom('a', 'b', null),
      active: fc.boolean(),
      absent: fc.boolean(),
      coverId: fc.constantFrom('a', 'b', 'c', null),
    });
    const rungs = fc.constantFrom(
      'responsible',
      'team-manager',
      'duty-manager',
      'service-manager',
      'coordinator',
      'director',
    );
    const owners = fc.constantFrom(
      'guardian',
      'social-worker',
      'guardian-manager',
      'coordinator',
      'duty-manager',
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPerson, { selector: ({ id }) => id }),
        rungs,
        owners,
        (staff, role, responsible) => {
          const told = recipientsFor({ role, responsible }, staff, {
            guardianId: 'a',
            workerId: null,
            authorityId: 'kent',
          });
          expect(new Set(told).size).toBe(told.length);
          for (const id of told)
            expect(staff.find((one) => one.id === id)).toMatchObject({ active: true, absent: false });
        },
      ),
    );
  });
});
