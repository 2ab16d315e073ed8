/** Trigger (London wall time), length, due as an instant in UTC, why. */
export type MomentCase = readonly [string, string, string, string];

/** The clocks go forward at 01:00 on 29 March 2026 and 28 March 2027, back at 02:00 on 25 and 31 October. */
export const clockChanges: readonly MomentCase[] = [
  ['2026-03-28T14:00', '24 hours', '2026-03-29T14:00:00Z', 'spring 2026: 15:00 on the clock'],
  ['2026-10-24T14:00', '24 hours', '2026-10-25T13:00:00Z', 'autumn 2026: 13:00 on the clock'],
  ['2027-03-27T14:00', '24 hours', '2027-03-28T14:00:00Z', 'spring 2027: 15:00 on the clock'],
  ['2027-10-30T14:00', '24 hours', '2027-10-31T13:00:00Z', 'autumn 2027: 13:00 on the clock'],
  ['2026-03-27T10:00', '72 hours', '2026-03-30T10:00:00Z', '72 hours end at 11:00 on the clock'],
  [
    '2026-03-27T10:00',
    '3 calendar-days',
    '2026-03-30T22:59:59Z',
    'three days end with the day, in summer time',
  ],
  ['2026-10-23T10:00', '72 hours', '2026-10-26T09:00:00Z', '72 hours end at 09:00 on the clock'],
  [
    '2026-10-23T10:00',
    '3 calendar-days',
    '2026-10-26T23:59:59Z',
    'three days end with the day, in winter time',
  ],
  ['2026-03-29T00:30', '1 hours', '2026-03-29T01:30:00Z', 'there is no 01:30: it is 02:30'],
  ['2026-03-29T01:30', '1 hours', '2026-03-29T02:30:00Z', 'a time that does not exist is read as 02:30'],
  ['2026-10-25T00:30', '1 hours', '2026-10-25T00:30:00Z', 'the first 01:30'],
  ['2026-10-25T00:30', '2 hours', '2026-10-25T01:30:00Z', 'the second 01:30'],
  ['2026-10-25T01:30', '1 hours', '2026-10-25T01:30:00Z', 'a time that comes twice is read as the first'],
  ['2027-10-31T01:30', '0 hours', '2027-10-31T00:30:00Z', 'and at once means the first as well'],
  ['2026-03-23T10:00', '1 weeks', '2026-03-30T22:59:59Z', 'a week into summer time'],
  ['2026-10-19T10:00', '1 weeks', '2026-10-26T23:59:59Z', 'a week into winter time'],
  ['2026-03-27T10:00', '1 working-days', '2026-03-30T22:59:59Z', 'a working day into summer time'],
  ['2026-10-23T10:00', '1 working-days', '2026-10-26T23:59:59Z', 'a working day into winter time'],
  ['2026-12-31T23:30', '1 hours', '2027-01-01T00:30:00Z', 'hours know no New Year'],
  ['2026-02-28T10:00', '24 hours', '2026-03-01T10:00:00Z', 'an ordinary February'],
  ['2028-02-28T10:00', '24 hours', '2028-02-29T10:00:00Z', 'a leap February'],
  ['2026-12-25T03:00', '4 hours', '2026-12-25T07:00:00Z', 'hours run at Christmas'],
];

/** Trigger, length, due (London wall time), why; all with a cut-off at 13:00. */
export const cutOffs: readonly MomentCase[] = [
  ['2026-03-09T12:59', '1 working-days', '2026-03-10T23:59:59', 'a minute before the cut-off'],
  ['2026-03-09T13:00', '1 working-days', '2026-03-11T23:59:59', 'the cut-off itself is too late'],
  ['2026-03-06T13:01', '1 working-days', '2026-03-10T23:59:59', 'Friday afternoon starts on Monday'],
  ['2026-03-07T08:00', '1 working-days', '2026-03-10T23:59:59', 'Saturday morning starts on Monday'],
  ['2026-03-09T12:59', '2 hours', '2026-03-09T14:59:00', 'two hours at once'],
  ['2026-03-09T13:00', '2 hours', '2026-03-10T11:00:00', 'two hours from 09:00 on Tuesday'],
  ['2026-04-02T13:00', '2 hours', '2026-04-07T11:00:00', 'two hours from 09:00 after Easter'],
  ['2026-03-29T00:30', '2 hours', '2026-03-30T11:00:00', 'the night the clocks go forward, a Sunday'],
  ['2026-03-09T02:00', '2 hours', '2026-03-09T11:00:00', 'the small hours of a working day wait for 09:00'],
  ['2026-12-24T15:00', '2 hours', '2026-12-29T11:00:00', 'Christmas Eve starts on Tuesday 29'],
  ['2026-12-31T09:00', '2 hours', '2026-12-31T11:00:00', 'New Year’s Eve is a working day'],
];
