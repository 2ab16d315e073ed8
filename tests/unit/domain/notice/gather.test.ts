import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseLondon } from '#app/domain/calendar/london.ts';
import { gather, routeOf, type Gathering, type WaitingEmail } from '#app/domain/notice/gather.ts';
import {
  defaultPreference,
  isQuiet,
  longestQuiet,
  quietLength,
  type Preference,
} from '#app/domain/notice/quiet-hours.ts';

const at = parseLondon;
const hour = 3_600_000;

const email = (changes: Partial<WaitingEmail> = {}): WaitingEmail => ({
  id: 'one',
  deliveryClass: 'routine',
  owedAt: at('2026-11-24T10:00'),
  dueAt: null,
  late: false,
  ...changes,
});

const standing = (now: string, changes: Partial<Gathering> = {}): Gathering => ({
  now: at(now),
  preference: defaultPreference,
  digestGone: false,
  catchingUp: false,
  ...changes,
});

const nothing = { alone: [], digest: [], catchUp: null, later: [] };

describe('an e-mail that is owed in time', () => {
  test.each([
    ['mandatory', '2026-11-24T23:00', '2026-11-24T23:00'],
    ['prompt', '2026-11-24T12:00', '2026-11-24T12:00'],
    ['prompt', '2026-11-24T23:00', '2026-11-25T07:00'],
    ['prompt', '2026-11-25T06:59', '2026-11-25T07:00'],
    ['prompt', '2026-11-24T20:00', '2026-11-25T07:00'],
    ['routine', '2026-11-24T10:00', '2026-11-25T08:00'],
    ['routine', '2026-11-25T03:00', '2026-11-25T08:00'],
  ] as const)('that is %s and owed at %s goes at %s', (deliveryClass, owed, goes) => {
    expect(routeOf(email({ deliveryClass, owedAt: at(owed) }), defaultPreference).at).toEqual(at(goes));
  });

  test('goes by itself when its digest would come after the deadline it is about', () => {
    const dueAt = at('2026-11-25T08:00');
    expect(routeOf(email({ dueAt }), defaultPreference)).toEqual({
      by: 'itself',
      at: at('2026-11-24T10:00'),
    });
    expect(routeOf(email({ dueAt: at('2026-11-25T08:01') }), defaultPreference).by).toBe('digest');
  });

  test.each([
    ['the night the clocks go forward', '2027-03-27T22:00', '2027-03-28T08:00'],
    ['the night the clocks go back', '2026-10-24T22:00', '2026-10-25T08:00'],
  ])('waits for the wall time of the digest through %s', (_, owed, goes) => {
    expect(routeOf(email({ owedAt: at(owed) }), defaultPreference)).toEqual({ by: 'digest', at: at(goes) });
  });

  test('waits for an end of quiet hours that comes twice until the one not past', () => {
    const preference = { ...defaultPreference, quietTo: '01:30' };
    const secondQuarterPast = new Date('2026-10-25T01:15:00Z');
    expect(routeOf(email({ deliveryClass: 'prompt', owedAt: secondQuarterPast }), preference).at).toEqual(
      new Date('2026-10-25T01:30:00Z'),
    );
  });
});

const walls = fc
  .record({ h: fc.nat(23), m: fc.nat(59) })
  .map(({ h, m }) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const preferences: fc.Arbitrary<Preference> = fc
  .record({ digestHour: walls, quietFrom: walls, quietTo: walls })
  .filter((preference) => quietLength(preference) <= longestQuiet);
/** Half of them around a change of the clocks. */
const moments = fc.oneof(
  fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2028-01-01T00:00:00Z'),
    noInvalidDate: true,
  }),
  fc
    .record({ day: fc.constantFrom('2026-10-24', '2027-03-27'), minutes: fc.nat(3 * 1440) })
    .map(({ day, minutes }) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000)),
);
const emails = fc.record({
  deliveryClass: fc.constantFrom('mandatory' as const, 'prompt' as const, 'routine' as const),
  owedAt: moments,
  leads: fc.option(fc.integer({ min: 1, max: 96 * 60 })),
});

describe('whatever the hours somebody chose and whenever news is owed', () => {
  const routed = (check: (one: WaitingEmail, preference: Preference) => void) => {
    fc.assert(
      fc.property(emails, preferences, ({ leads, ...owed }, preference) => {
        const dueAt = leads === null ? null : new Date(owed.owedAt.getTime() + leads * 60_000);
        check(email({ ...owed, dueAt }), preference);
      }),
      { numRuns: 3_000 },
    );
  };

  test('it never comes in quiet hours unless it is mandatory', () => {
    routed((one, preference) => {
      if (one.deliveryClass !== 'mandatory')
        expect(isQuiet(routeOf(one, preference).at, preference)).toBe(false);
    });
  });

  test('it never comes before it is owed, nor more than 24 hours later', () => {
    routed((one, preference) => {
      const wait = routeOf(one, preference).at.getTime() - one.owedAt.getTime();
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(24 * hour);
    });
  });

  test('mandatory news does not wait at all', () => {
    routed((one, preference) => {
      if (one.deliveryClass === 'mandatory') expect(routeOf(one, preference).at).toEqual(one.owedAt);
    });
  });

  test('no digest brings a reminder after the deadline it is about', () => {
    routed((one, preference) => {
      const { by, at: goes } = routeOf(one, preference);
      if (by === 'digest' && one.dueAt !== null) expect(goes < one.dueAt).toBe(true);
    });
  });
});

describe('what waits for one person', () => {
  test('goes in one digest when its hour has come, and waits until then', () => {
    const two = [email(), email({ id: 'two', owedAt: at('2026-11-24T17:00') })];
    expect(gather(two, standing('2026-11-24T18:00')).later).toEqual([
      { id: 'one', until: at('2026-11-25T08:00') },
      { id: 'two', until: at('2026-11-25T08:00') },
    ]);
    expect(gather(two, standing('2026-11-25T08:00'))).toEqual({ ...nothing, digest: ['one', 'two'] });
  });

  test('goes by itself when that day’s digest has gone', () => {
    const owed = email({ owedAt: at('2026-11-25T07:30') });
    expect(gather([owed], standing('2026-11-25T08:05', { digestGone: true }))).toMatchObject({ digest: [] });
    const next = email({ owedAt: at('2026-11-25T08:10') });
    expect(gather([next], standing('2026-11-25T08:10', { digestGone: true })).later).toEqual([
      { id: 'one', until: at('2026-11-26T08:00') },
    ]);
  });

  const late = (id: string, deliveryClass: WaitingEmail['deliveryClass'], owed: string) =>
    email({ id, deliveryClass, late: true, owedAt: at(owed) });

  test('goes in one summary when it came late, mandatory or not', () => {
    const now = '2026-11-24T10:00';
    const both = [late('a', 'mandatory', now), late('b', 'routine', now)];
    expect(gather(both, standing(now)).catchUp).toEqual({ ids: ['a', 'b'], mandatory: true });
  });

  test('goes by itself when only one thing came late', () => {
    const now = '2026-11-24T10:00';
    expect(gather([late('a', 'prompt', now)], standing(now))).toEqual({ ...nothing, alone: ['a'] });
  });

  test('waits for the rest of what is late, two minutes for mandatory news and ten for other', () => {
    const fired = '2026-11-24T10:00';
    const mandatory = [late('a', 'mandatory', fired), late('b', 'prompt', fired)];
    const other = [late('a', 'routine', fired), late('b', 'prompt', fired)];
    const after = (minutes: number) =>
      standing(`2026-11-24T10:${String(minutes).padStart(2, '0')}`, { catchingUp: true });
    expect(gather(mandatory, after(1)).catchUp).toBeNull();
    expect(gather(mandatory, after(2)).catchUp).not.toBeNull();
    expect(gather(other, after(9)).catchUp).toBeNull();
    expect(gather(other, after(10)).catchUp).not.toBeNull();
  });

  test('waits for the morning when it came late at night and nothing of it is mandatory', () => {
    const night = '2026-11-24T23:00';
    const two = [late('a', 'prompt', night), late('b', 'routine', night)];
    expect(gather(two, standing(night)).later.map(({ until }) => until)).toEqual([
      at('2026-11-25T07:00'),
      at('2026-11-25T07:00'),
    ]);
  });

  test('is in the summary too when a digest was missed', () => {
    const two = [email(), late('b', 'prompt', '2026-11-25T09:00')];
    expect(gather(two, standing('2026-11-25T09:00')).catchUp?.ids).toEqual(['one', 'b']);
  });

  test('is decided for every e-mail once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(emails, fc.boolean()), { maxLength: 12 }),
        fc.record({
          preference: preferences,
          now: moments,
          digestGone: fc.boolean(),
          catchingUp: fc.boolean(),
        }),
        (some, situation) => {
          const owed = some.map(([{ leads, ...one }, isLate], index) =>
            email({ ...one, id: String(index), late: isLate, dueAt: leads === null ? null : one.owedAt }),
          );
          const { alone, digest, catchUp, later } = gather(owed, situation);
          const decided = [...alone, ...digest, ...(catchUp?.ids ?? []), ...later.map(({ id }) => id)];
          expect(decided.toSorted()).toEqual(owed.map(({ id }) => id).toSorted());
          for (const { until } of later) expect(until > situation.now).toBe(true);
        },
      ),
    );
  });
});
