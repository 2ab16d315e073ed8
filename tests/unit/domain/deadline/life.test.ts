import { describe, expect, test } from 'vitest';

import { deadlineStatuses, deadlineVerbs, refusalOf } from '#app/domain/deadline/life.ts';

/** Written out by hand: every status against every verb, in the order of the verbs. */
const expected = {
  open: [null, null, null, null, null, 'not-paused', null, 'not-late'],
  paused: [null, null, 'is-paused', 'is-paused', 'is-paused', null, null, 'not-late'],
  met: [...Array<string>(7).fill('not-open'), 'not-late'],
  'met-late': [...Array<string>(7).fill('not-open'), null],
  waived: [...Array<string>(7).fill('not-open'), 'not-late'],
  cancelled: [...Array<string>(7).fill('not-open'), 'not-late'],
};

describe('the life of a deadline', () => {
  test('has verbs in the order of the table', () => {
    expect(deadlineVerbs).toEqual([
      'meet',
      'end',
      'acknowledge',
      'extend',
      'pause',
      'resume',
      'waive',
      'explain-lateness',
    ]);
  });

  test.each(deadlineStatuses)('allows or refuses each verb while it is %s', (status) => {
    expect(deadlineVerbs.map((verb) => refusalOf(status, verb)?.kind ?? null)).toEqual(expected[status]);
  });
});
