import { describe, expect, test } from 'vitest';

import { roles } from '#app/domain/account/actor.ts';
import { place, worksForAuthority } from '#app/domain/staff/placement.ts';
import { takesTwo } from '#app/domain/staff/takes-two.ts';

const manager = (role: (typeof roles)[number], authorityId: string | null = null, active = true) => ({
  role,
  authorityId,
  active,
});

describe('a place in the service', () => {
  test.each(roles.filter((role) => role !== 'guardian' && role !== 'referrer' && !worksForAuthority(role)))(
    '%s has neither authority nor manager, whatever was chosen',
    (role) => {
      const wanted = { role, authorityId: 'E10000016', managerId: 'm', organisationId: 'o' };
      expect(place(wanted, null)).toEqual({
        ok: true,
        value: { role, authorityId: null, managerId: null, organisationId: null },
      });
    },
  );

  test.each([
    [manager('guardian-manager'), true],
    [manager('guardian-manager', null, false), false],
    [manager('team-manager', 'E10000016'), false],
    [null, false],
  ])('a guardian under %o', (over, fits) => {
    const result = place({ role: 'guardian', authorityId: null, managerId: 'm', organisationId: null }, over);
    expect(result.ok).toBe(fits);
  });

  test.each([
    [manager('team-manager', 'E10000016'), true],
    [manager('team-manager', 'S12000049'), false],
    [manager('team-manager', 'E10000016', false), false],
    [manager('guardian-manager'), false],
  ])('a social worker of Kent under %o', (over, fits) => {
    const result = place(
      { role: 'social-worker', authorityId: 'E10000016', managerId: 'm', organisationId: null },
      over,
    );
    expect(result.ok).toBe(fits);
  });

  test('a social worker may have no manager, and not no authority', () => {
    const placed = { role: 'social-worker', managerId: null, organisationId: null } as const;
    expect(place({ ...placed, authorityId: 'E10000016' }, null).ok).toBe(true);
    expect(place({ ...placed, authorityId: null }, null)).toMatchObject({
      error: { kind: 'authority-needed' },
    });
  });

  test('a referrer refers for an organisation, and has no other place', () => {
    const wanted = { role: 'referrer', authorityId: 'E10000016', managerId: 'm' } as const;
    expect(place({ ...wanted, organisationId: null }, null)).toMatchObject({
      error: { kind: 'organisation-needed' },
    });
    expect(place({ ...wanted, organisationId: 'o' }, null)).toMatchObject({
      value: { authorityId: null, managerId: null, organisationId: 'o' },
    });
  });

  test('takes two where somebody sees everybody or sets the rights of others', () => {
    expect(roles.filter(takesTwo).toSorted()).toEqual([
      'administrator',
      'data-protection-lead',
      'director',
      'monitor',
    ]);
  });
});
