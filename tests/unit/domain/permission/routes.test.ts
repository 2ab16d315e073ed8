import { describe, expect, test } from 'vitest';

import { roles } from '#app/domain/account/actor.ts';
import { admits, couldAdmit, type Need } from '#app/domain/permission/needs.ts';
import { pages } from '#app/domain/permission/pages.ts';
import { routeNeeds, tableFaults } from '#app/domain/permission/routes.ts';
import { routeIds } from '#app/launch/permission-table.ts';

const needs = Object.values(routeNeeds).flatMap(({ load, act }) =>
  [load, act].filter((need): need is Need => need !== null),
);

describe('the table of routes', () => {
  test('names every route there is, and no other', () => {
    expect(tableFaults(routeNeeds, routeIds())).toEqual([]);
  });

  test('says what to add for a route it does not name, and what to take out for one that has gone', () => {
    const faults = tableFaults({ 'routes/gone': { load: null, act: null } }, ['routes/new.$caseId']);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain("'routes/new.$caseId': both(to('caseId', 'read'))");
    expect(faults[1]).toContain('"routes/gone" is in the permission table');
  });

  test('is not fooled by names that every object has', () => {
    expect(tableFaults({}, ['toString', '__proto__'])).toHaveLength(2);
  });

  test('uses every page for something', () => {
    const used = new Set(needs.flatMap((need) => (need.kind === 'page' ? [need.page] : [])));
    expect(pages.filter((page) => !used.has(page))).toEqual([]);
  });

  test('lets nobody who has not signed in to anything but what is public', () => {
    for (const need of needs) expect(admits(need, null, null)).toBe(need.kind === 'public');
    for (const need of needs) expect(couldAdmit(need, null)).toBe(need.kind === 'public');
  });

  test('lets nobody to a case of whom it is not known how they stand to it', () => {
    for (const need of needs.filter((need) => 'by' in need))
      for (const role of roles) expect(admits(need, role, null)).toBe(false);
  });

  test('never asks for a relation that its role alone could not have', () => {
    for (const need of needs)
      for (const role of roles)
        for (const relation of ['national', 'appointed-guardian', 'accepting-authority', 'none'] as const)
          if (admits(need, role, { relation, status: 'open', own: true }))
            expect(couldAdmit(need, role)).toBe(true);
  });
});
