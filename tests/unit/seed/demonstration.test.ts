import { describe, expect, test } from 'vitest';

import { roles } from '#app/domain/account/actor.ts';
import { demoAccounts } from '#app/domain/account/demo-accounts.ts';
import { calendarFrom } from '#app/domain/calendar/working-calendar.ts';
import { chanceFrom } from '#prisma/seed/demo/chance.ts';
import { back, instantOf, minutesAgo } from '#prisma/seed/demo/moments.ts';
import { settledCourses } from '#prisma/seed/demo/settled-courses.ts';
import { waitingCourses } from '#prisma/seed/demo/waiting-courses.ts';

const england = calendarFrom(
  [{ division: 'england-and-wales', date: '2026-12-25', name: 'Christmas Day' }],
  'england-and-wales',
);
const courses = [...waitingCourses, ...settledCourses];

describe('the demonstration', () => {
  test('has invented staff of every role, whose names and addresses say so', () => {
    const accounts = demoAccounts();
    expect(new Set(accounts.map(({ role }) => role))).toEqual(new Set(roles));
    expect(new Set(accounts.map(({ email }) => email)).size).toBe(accounts.length);
    for (const { name, email, sees } of accounts) {
      expect(name).toMatch(/^Demo .+ Testcase$/);
      expect(email).toMatch(/@example\.org$/);
      expect(sees).not.toBe('');
    }
  });

  test('names every child once, and only people it knows', () => {
    const known = new Set(demoAccounts().map(({ email }) => email.replace('@example.org', '')));
    const named = courses.flatMap(({ entries }) =>
      entries.flatMap(({ who, deed }) => ('to' in deed && deed.to.includes('.') ? [who, deed.to] : [who])),
    );
    expect(new Set(courses.map(({ child }) => child)).size).toBe(courses.length);
    expect(named.filter((who) => !known.has(who))).toEqual([]);
  });

  test('tells each child’s course from the referral on, whatever the day and the hour it is loaded', () => {
    for (const now of ['2026-11-24T00:05:00Z', '2026-12-28T08:00:00Z', '2027-03-29T13:00:00Z'])
      for (const { referred, entries, child } of courses) {
        const started = instantOf(referred, new Date(now), england);
        for (const { at } of entries) {
          const happened = instantOf(at, new Date(now), england);
          expect([child, happened > started && happened < new Date(now)]).toEqual([child, true]);
        }
      }
  });
});

describe('a moment of the demonstration', () => {
  test('is counted back over days on which no office is open', () => {
    const monday = new Date('2026-12-28T12:00:00Z');
    expect(instantOf(back(1, '09:30'), monday, england)).toEqual(new Date('2026-12-24T09:30:00Z'));
    expect(instantOf(minutesAgo(90), monday, england)).toEqual(new Date('2026-12-28T10:30:00Z'));
  });
});

describe('chance in the demonstration', () => {
  test('comes out the same every time, and makes proper ids', () => {
    const [first, second] = [chanceFrom(7), chanceFrom(7)];
    const id = first.uuid();
    expect(second.uuid()).toBe(id);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first.apart().uuid()).not.toBe(first.uuid());
  });
});
