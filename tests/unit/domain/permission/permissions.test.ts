import { describe, expect, test } from 'vitest';

import { roles } from '#app/domain/account/actor.ts';
import { relations } from '#app/domain/case/case-file.ts';
import { mayOpen, pages } from '#app/domain/permission/pages.ts';
import { caseActions, may } from '#app/domain/permission/permissions.ts';

const everything = roles.flatMap((role) =>
  relations.flatMap((relation) => caseActions.map((action) => ({ role, relation, action }))),
);

describe('the table of rights', () => {
  test('gives nobody anything without a relation to the case', () => {
    expect(
      everything.filter(({ role, relation, action }) => relation === 'none' && may(role, relation, action)),
    ).toEqual([]);
  });

  test('leaves a former guardian nothing, and a former authority no more than its own handover', () => {
    const left = everything.filter(
      ({ role, relation, action }) => relation.startsWith('former-') && may(role, relation, action),
    );
    expect(new Set(left.map(({ relation, action }) => `${relation} ${action}`))).toEqual(
      new Set(['former-authority see-handover', 'former-authority answer-handover']),
    );
  });

  test('lets nobody see who a child is before they are the child’s', () => {
    const early = everything.filter(
      ({ relation }) => relation === 'offered-guardian' || relation === 'receiving-authority',
    );
    expect(
      early.filter(({ role, relation, action }) => action.startsWith('read') && may(role, relation, action)),
    ).toEqual([]);
  });

  test('lets a monitor and a data-protection lead change nothing', () => {
    const writes = everything.filter(({ action }) => !/^(read|preview|see-handover)/u.test(action));
    const readers = writes.filter(({ role }) => role === 'monitor' || role === 'data-protection-lead');
    expect(readers.filter(({ role, relation, action }) => may(role, relation, action))).toEqual([]);
    expect(
      everything.filter(
        ({ role, relation, action }) =>
          role === 'monitor' && action === 'read-identity' && may(role, relation, action),
      ),
    ).toEqual([]);
  });

  test('gives an administrator no case', () => {
    expect(
      everything.filter(
        ({ role, relation, action }) => role === 'administrator' && may(role, relation, action),
      ),
    ).toEqual([]);
  });

  test('lets a closed case be read and no longer worked', () => {
    const worked = everything.filter(({ role, relation, action }) => may(role, relation, action, 'closed'));
    expect(new Set(worked.map(({ action }) => action))).toEqual(
      new Set([
        'preview',
        'read',
        'read-identity',
        'read-access-log',
        'see-handover',
        'see-receipt',
        'reopen-case',
        'decide-closing',
      ]),
    );
  });

  test('lets nobody close a case alone: some propose, some decide, and each proposal needs another', () => {
    const can = (action: 'propose-closing' | 'decide-closing' | 'reopen-case') =>
      roles.filter((role) => relations.some((relation) => may(role, relation, action)));
    expect(can('propose-closing')).toEqual(['coordinator', 'service-manager']);
    expect(can('decide-closing')).toEqual(['service-manager', 'director']);
    expect(can('reopen-case')).toEqual(['coordinator', 'service-manager']);
  });

  test('has somebody for every action and a home for every role', () => {
    for (const action of caseActions)
      expect(everything.some((one) => one.action === action && may(one.role, one.relation, action))).toBe(
        true,
      );
    for (const role of roles)
      expect(pages.some((page) => page !== 'inbox' && page !== 'rules' && mayOpen(role, page))).toBe(true);
  });
});
