import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rankDuplicates, type ComparableCase } from '#app/domain/referral/duplicates.ts';

const aCase = (changes: Partial<ComparableCase> = {}): ComparableCase => ({
  caseId: 'subject',
  reference: 'C-1',
  names: ['hash-a'],
  placeId: 'dover-port-of',
  foundAt: new Date('2026-11-24T05:30:00Z'),
  gender: 'boy',
  ageYears: 16,
  language: 'vi',
  ...changes,
});
const other = (changes: Partial<ComparableCase> = {}) =>
  aCase({ caseId: 'other', reference: 'C-2', names: ['hash-z'], ...changes });
const suggested = (changes: Partial<ComparableCase>) => rankDuplicates(aCase(), [other(changes)]);

describe('two cases that may be about one child', () => {
  test('share a name, wherever and whenever they were found', () => {
    const far = { placeId: 'glasgow-airport', foundAt: new Date('2026-01-02T00:00:00Z'), gender: 'girl' };
    expect(suggested({ names: ['hash-b', 'hash-a'], ...far, ageYears: 9, language: 'ar' })).toEqual([
      { caseId: 'other', reference: 'C-2', reasons: ['name'] },
    ]);
  });

  test('were found at one place within three days, and nothing known speaks against it', () => {
    expect(suggested({ foundAt: new Date('2026-11-27T05:30:00Z'), ageYears: 14 })[0]?.reasons).toEqual([
      'place-and-time',
      'gender',
      'age',
      'language',
    ]);
  });

  test.each([
    ['a minute too late', { foundAt: new Date('2026-11-27T05:31:00Z') }],
    ['at another place', { placeId: 'ramsgate' }],
    ['another gender', { gender: 'girl' }],
    ['three years older', { ageYears: 19 }],
    ['another language', { language: 'ar' }],
    ['nothing known to agree but the place', { gender: 'unknown', ageYears: null, language: null }],
  ])('are not suggested: %s', (_, changes) => {
    expect(suggested(changes)).toEqual([]);
  });

  test('may be one child while something of one is not known', () => {
    expect(suggested({ ageYears: null, gender: 'unknown' })[0]?.reasons).toEqual([
      'place-and-time',
      'language',
    ]);
  });

  test('come likeliest first, and never with the case itself', () => {
    const others = [
      other({ caseId: 'near', ageYears: null, language: null }),
      other({ caseId: 'same', names: ['hash-a'] }),
      aCase(),
    ];
    expect(rankDuplicates(aCase(), others).map(({ caseId }) => caseId)).toEqual(['same', 'near']);
  });

  test('suggest each other', () => {
    const known = fc.record({
      names: fc.subarray(['a', 'b', 'c']),
      placeId: fc.constantFrom('x', 'y'),
      foundAt: fc.date({ min: new Date('2026-11-20'), max: new Date('2026-11-30'), noInvalidDate: true }),
      gender: fc.constantFrom('boy', 'girl', 'unknown'),
      ageYears: fc.option(fc.integer({ min: 10, max: 18 })),
      language: fc.option(fc.constantFrom('vi', 'ar')),
    });
    fc.assert(
      fc.property(known, known, (one, two) => {
        const a = aCase({ ...one, caseId: 'a' });
        const b = aCase({ ...two, caseId: 'b' });
        const there = rankDuplicates(a, [b])[0]?.reasons;
        const back = rankDuplicates(b, [a])[0]?.reasons;
        expect(there).toEqual(back);
      }),
    );
  });
});
