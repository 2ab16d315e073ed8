import { describe, expect, test } from 'vitest';

import { compare, type LedgerEntry } from '#prisma/migrate/ledger.ts';

const migration = (name: string, checksum = 'same') => ({ name, checksum, sql: '' });

const applied = (name: string, changes: Partial<LedgerEntry> = {}): LedgerEntry => ({
  migration_name: name,
  checksum: 'same',
  finished_at: new Date('2026-11-24T07:00:00Z'),
  rolled_back_at: null,
  ...changes,
});

describe('the history of a database', () => {
  test('is continued by what the folder has beyond it, in order', () => {
    const folder = [migration('1_rows'), migration('2_guards'), migration('3_more')];
    expect(compare([applied('1_rows')], folder)).toEqual({ sound: true, pending: folder.slice(1) });
  });

  test('forgets what was rolled back', () => {
    const entry = applied('1_rows', { finished_at: null, rolled_back_at: new Date('2026-11-24T08:00:00Z') });
    expect(compare([entry], [migration('1_rows')])).toMatchObject({
      sound: true,
      pending: [{ name: '1_rows' }],
    });
  });

  test.each([
    ['was edited after it was applied', [applied('1_rows')], [migration('1_rows', 'other')], 'was changed'],
    ['never finished', [applied('1_rows', { finished_at: null })], [migration('1_rows')], 'never finished'],
    [
      'is newer than the code',
      [applied('1_rows'), applied('2_new')],
      [migration('1_rows')],
      'newer than the code',
    ],
    [
      'would be applied out of order',
      [applied('2_new')],
      [migration('1_old'), migration('2_new')],
      'is older than',
    ],
  ])('is refused when a migration %s', (_, ledger, folder, fault) => {
    expect(compare(ledger, folder)).toMatchObject({
      sound: false,
      fault: expect.stringContaining(fault) as string,
    });
  });
});
