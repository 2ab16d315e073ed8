import { describe, expect, test } from 'vitest';

import { draftExpiry, stepAfter, stepBefore, steps } from '#app/domain/referral/draft.ts';
import { indicators, languages } from '#app/domain/referral/codes.ts';
import { countries } from '#app/domain/referral/countries.ts';

describe('the pages of a referral', () => {
  test('lead from danger to safe contact and back, one by one', () => {
    const forwards = [...steps.slice(1), null];
    expect(steps.map(stepAfter)).toEqual(forwards);
    expect([...steps].reverse().map(stepBefore)).toEqual([...[...steps].reverse().slice(1), null]);
    expect(steps[0]).toBe('danger');
  });

  test('are kept for 28 days, across the change of clocks too', () => {
    expect(draftExpiry(new Date('2026-03-20T10:00:00Z'))).toEqual(new Date('2026-04-17T10:00:00Z'));
  });
});

describe('the lists on the form', () => {
  test.each([
    ['languages', Object.values(languages)],
    ['signs', Object.values(indicators)],
    ['countries', countries],
  ])('have no two %s alike', (_, labels) => {
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('begin with what comes first in the alphabet, and end with what is not listed', () => {
    expect(countries.slice(0, -2)).toEqual(
      countries.slice(0, -2).toSorted((a, b) => a.localeCompare(b, 'en')),
    );
    expect(Object.values(languages).at(-1)).toBe('Another language');
    expect(countries.at(-1)).toBe('Another nationality');
  });
});
