import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { nameKeys, normaliseName } from '#app/domain/referral/name-keys.ts';
import { ageOn, readCode, spokenCode } from '#app/domain/referral/referral.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('a code to come back with', () => {
  test('has no sign that is mistaken for another over the telephone', () => {
    fc.assert(
      fc.property(bytes, (drawn) => {
        expect(spokenCode(drawn)).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}$/u);
      }),
    );
  });

  test('is the same code in small letters, without dashes, or with spaces anywhere', () => {
    const spaced = fc.array(fc.constantFrom('', ' ', '-', ' – ', '.'), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(bytes, spaced, fc.boolean(), (drawn, between, small) => {
        const code = spokenCode(drawn);
        const mangled = Array.from(code, (sign, i) => `${sign}${between[i] ?? ''}`).join('');
        expect(readCode(small ? mangled.toLowerCase() : mangled)).toBe(code);
      }),
    );
  });

  test('draws every one of its 32 signs equally often', () => {
    const all = spokenCode(Uint8Array.from({ length: 256 }, (_, i) => i)).replaceAll('-', '');
    const counts = new Map<string, number>();
    for (const sign of all) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    expect(new Set(counts.values())).toEqual(new Set([8]));
    expect(counts.size).toBe(32);
  });
});

describe('an age', () => {
  test.each([
    ['2010-05-17', '2026-05-16', 15],
    ['2010-05-17', '2026-05-17', 16],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-11-24', '2026-11-24', 0],
  ])('of somebody born on %s is on %s %i years', (born, day, years) => {
    expect(ageOn(born, day)).toBe(years);
  });

  test('never falls from one day to the next, and rises by one at most', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
    const iso = (at: Date) => at.toISOString().slice(0, 10);
    fc.assert(
      fc.property(date, date, (born, day) => {
        const next = new Date(day.getTime() + 86_400_000);
        const step = ageOn(iso(born), iso(next)) - ageOn(iso(born), iso(day));
        expect([0, 1]).toContain(step);
      }),
    );
  });
});

describe('the keys a name is found by', () => {
  test('are the same for any order, case and accents', () => {
    expect(normaliseName('  NGUYỄN Văn-An ')).toBe(normaliseName('an nguyen van'));
    expect(nameKeys('José Álvarez')).toEqual(nameKeys('alvarez jose'));
  });

  test('share one when a name arrives shortened', () => {
    const whole = nameKeys('Nguyen Thi Lan Anh');
    expect(nameKeys('Lan Nguyen').some((key) => whole.includes(key))).toBe(true);
    expect(nameKeys('Minh Tran').some((key) => whole.includes(key))).toBe(false);
  });

  test('are none for a name of signs only', () => {
    expect(nameKeys(' --- ')).toEqual([]);
  });
});
