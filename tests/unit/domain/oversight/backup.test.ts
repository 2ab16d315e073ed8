import { expect, test } from 'vitest';

import { isDrillDue } from '#app/domain/oversight/backup.ts';

const now = new Date('2026-11-26T12:00:00Z');
const run = (iso: string) => ({ at: new Date(iso), ok: true });

test.each([
  ['no backup was ever taken here', null, null, false],
  ['backups are taken and none was ever restored', run('2026-11-26T01:00:00Z'), null, true],
  ['a restore was proved eight days ago', run('2026-11-26T01:00:00Z'), run('2026-11-18T12:00:00Z'), false],
  [
    'a restore was proved a moment longer ago',
    run('2026-11-26T01:00:00Z'),
    run('2026-11-18T11:59:59Z'),
    true,
  ],
  ['drills go on though backups are taken elsewhere', null, run('2026-11-01T00:00:00Z'), true],
])('when %s, a drill is due: %s', (_when, backup, passed, due) => {
  expect(isDrillDue(backup, passed, now)).toBe(due);
});
