import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as fields from '#app/http/fields.server.ts';
import { parseFields } from '#app/http/form.server.ts';

const parse = (schema: z.ZodType, pairs: [string, string][]) =>
  parseFields(new URLSearchParams(pairs), schema);
const one = (field: z.ZodType, ...values: string[]) =>
  parse(
    z.object({ f: field }),
    values.map((value) => ['f', value]),
  );
const said = (read: ReturnType<typeof parse>) => (read.ok ? (read.value as { f: unknown }).f : read.errors);

describe('a field', () => {
  test.each([
    ['text', fields.requiredText('Enter it'), ['  Amina \r\n Y '], 'Amina \n Y'],
    ['text that is only spaces', fields.requiredText('Enter it'), ['   '], { f: 'Enter it' }],
    ['text that is absent', fields.requiredText('Enter it'), [], { f: 'Enter it' }],
    ['text with a NUL', fields.requiredText('Enter it'), ['a\u0000b'], 'ab'],
    ['text twice', fields.requiredText('Enter it'), ['a', 'b'], { f: 'Enter it' }],
    ['text too long', fields.requiredText('Enter it', 3), ['abcd'], { f: 'Use 3 characters or fewer' }],
    ['optional text left empty', fields.optionalText(), [' '], null],
    ['optional text absent', fields.optionalText(), [], null],
    ['a choice', fields.choice(['a', 'b'], 'Choose'), ['b'], 'b'],
    ['no choice', fields.choice(['a', 'b'], 'Choose'), [], { f: 'Choose' }],
    ['a choice not offered', fields.choice(['a', 'b'], 'Choose'), ['c'], { f: 'Choose' }],
    ['an optional choice left empty', fields.optionalChoice(['a'], 'Choose'), [''], null],
    ['no boxes', fields.choices(['a', 'b'], 'Choose'), [], []],
    ['one box', fields.choices(['a', 'b'], 'Choose'), ['a'], ['a']],
    ['two boxes', fields.choices(['a', 'b'], 'Choose'), ['a', 'b'], ['a', 'b']],
    ['a yes', fields.ticked(), ['yes'], true],
    ['no yes', fields.ticked(), [], false],
    ['an id', fields.uuid('Choose'), ['x'], { f: 'Choose' }],
    ['a time', fields.timeOfDay('Enter a time'), ['9.05'], '09:05'],
    ['a time without marks', fields.timeOfDay('Enter a time'), ['1405'], '14:05'],
    ['no time', fields.timeOfDay('Enter a time'), [''], { f: 'Enter a time' }],
    [
      'a time that is none',
      fields.timeOfDay('Enter a time'),
      ['24:00'],
      { f: 'Enter a time, such as 09:30 or 14:05' },
    ],
  ])('%s', (_name, field, values, expected) => {
    expect(said(one(field, ...values))).toEqual(expected);
  });
});

describe('a day in three boxes', () => {
  const day = (d: string, m: string, y: string, field: z.ZodType = fields.day('Enter the day')) =>
    said(
      parse(z.object({ f: field }), [
        ['f.day', d],
        ['f.month', m],
        ['f.year', y],
      ]),
    );
  const unreal = { f: 'Enter a real date, such as 27 3 2026' };

  test.each([
    ['24', '11', '2026', '2026-11-24'],
    [' 4', '1 ', '2026', '2026-01-04'],
    ['29', '2', '2028', '2028-02-29'],
    ['29', '2', '2026', unreal],
    ['31', '4', '2026', unreal],
    ['0', '1', '2026', unreal],
    ['1', '13', '2026', unreal],
    ['1', '1', '26', unreal],
    ['1', '', '2026', unreal],
    ['x', '1', '2026', unreal],
    ['', '', '', { f: 'Enter the day' }],
  ])('%s %s %s', (d, m, y, expected) => {
    expect(day(d, m, y)).toEqual(expected);
  });

  test('may be optional', () => {
    expect(day('', '', '', fields.optionalDay())).toBeNull();
    expect(day('31', '2', '2026', fields.optionalDay())).toEqual(unreal);
    expect(said(one(fields.optionalDay()))).toBeNull();
  });
});

describe('what was typed', () => {
  const wanted = z.object({ need: fields.requiredText('Enter it'), found: fields.optionalDay() });

  test('comes back by field, but for passwords', () => {
    const read = parse(wanted, [
      ['found.day', '31'],
      ['extra', 'a'],
      ['extra', 'b'],
      ['password', 'p'],
      ['newPassword', 'q'],
    ]);
    expect(read).toMatchObject({
      ok: false,
      errors: { need: 'Enter it', found: expect.stringContaining('real date') as string },
    });
    expect(!read.ok && read.values).toEqual({ 'found.day': '31', extra: ['a', 'b'] });
  });

  test('cannot reach into the language', () => {
    const read = parse(z.object({ need: fields.requiredText('Enter it') }).loose(), [
      ['need', 'x'],
      ['__proto__', 'y'],
      ['__proto__.polluted', 'y'],
      ['constructor.prototype', 'y'],
      ['a.__proto__', 'y'],
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(read.ok && Object.keys(read.value as object)).not.toContain('__proto__');
  });
});
