import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { steps, type Answers, type Step, type StepValues } from '#app/domain/referral/draft.ts';
import { keptOf, problemsOf, readStep, reportOf } from '#app/http/referral/referral-schema.server.ts';
import { fullAnswers } from '#tests/support/referral-answers.ts';

const now = new Date('2026-11-24T10:00:00Z');
const errorsIn = (step: Step, changes: StepValues) => {
  const read = readStep(step, { ...fullAnswers[step], ...changes }, now);
  return read.ok ? {} : read.errors;
};
const reportWith = (step: Step, changes: StepValues) =>
  reportOf({ ...fullAnswers, [step]: { ...fullAnswers[step], ...changes } }, now);

describe('a referral typed in full', () => {
  test('is a report, with times of London as moments and nothing left over', () => {
    expect(reportOf(fullAnswers, now)).toEqual({
      immediateDanger: false,
      referrer: {
        kind: 'police',
        name: 'Test Officer Ash',
        organisation: 'Test Police',
        phone: '01632 960001',
        email: 'officer.ash@example.org',
      },
      child: {
        name: 'Testchild Alder',
        aliases: 'Testchild Elder',
        birthDate: '2010-05-17',
        ageYears: null,
        gender: 'boy',
        nationality: 'Vietnam',
        language: 'vi',
        interpreterNeeded: true,
      },
      found: {
        at: new Date('2026-11-24T05:30:00Z'),
        placeId: 'dover-port-of',
        detail: 'In the back of a lorry, lane 4',
      },
      indicators: ['travelled-alone', 'debt-or-threat'],
      narrative: 'Says he owes money.',
      safeContact: {
        safe: 'unknown',
        how: 'Through the duty officer\nMust not be told: The man who collects him',
      },
    });
  });

  test.each(steps)('is no report without the page “%s”', (step) => {
    const answers: Answers = Object.fromEntries(
      Object.entries(fullAnswers).filter(([name]) => name !== step),
    );
    expect(reportOf(answers, now)).toBeNull();
    expect(problemsOf(answers, now).map(([name]) => name)).toEqual([step]);
  });

  test('is no report, and no fault, whatever else was posted', () => {
    const junk = fc.dictionary(
      fc.constantFrom(
        'kind',
        'name',
        'phone',
        'date.day',
        'date',
        'time',
        'placeId',
        'indicators',
        'ageYears',
        'birthDate.year',
      ),
      fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...steps), junk, (step, values) => {
        const read = readStep(step, values, now);
        expect(read.ok || Object.keys(read.errors).length > 0).toBe(true);
        reportOf({ ...fullAnswers, [step]: values }, now);
      }),
    );
  });
});

describe('who refers', () => {
  test('must be reachable in one way at least', () => {
    expect(errorsIn('you', { phone: '', email: '' })).toEqual({
      phone: 'Enter a telephone number or an e-mail address, so that somebody can reach you',
    });
    expect(errorsIn('you', { phone: '' })).toEqual({});
    expect(errorsIn('you', { email: '' })).toEqual({});
  });

  test('may stay without a name as a member of the public only', () => {
    expect(errorsIn('you', { name: ' ', kind: 'public' })).toEqual({});
    expect(errorsIn('you', { name: ' ' })).toEqual({ name: 'Enter your name' });
  });

  test('hears of everything that is not right at once', () => {
    expect(Object.keys(errorsIn('you', { kind: '', name: '', phone: 'call me', email: 'nobody' }))).toEqual(
      expect.arrayContaining(['kind', 'name', 'phone', 'email']),
    );
  });

  test.each(['01632 960 001', '+44 (0)1632 960001', '101', '01632/960001 ext. 42', '07700900123'])(
    'may be rung on %s',
    (phone) => {
      expect(errorsIn('you', { phone })).toEqual({});
    },
  );

  test.each(['ring me', '12', '01632 960001<script>'])('cannot be rung on “%s”', (phone) => {
    expect(errorsIn('you', { phone })).toHaveProperty('phone');
  });
});

describe('the child', () => {
  test('has a name, or the referrer says that it is not known', () => {
    expect(errorsIn('child', { name: '' })).toHaveProperty('name');
    expect(reportWith('child', { name: '', nameUnknown: 'yes' })?.child.name).toBe('');
  });

  test('has a date of birth or an estimated age, or the referrer says that neither is known', () => {
    const none = { 'birthDate.day': '', 'birthDate.month': '', 'birthDate.year': '' };
    expect(errorsIn('child', none)).toHaveProperty('ageYears');
    expect(reportWith('child', { ...none, ageYears: '15' })?.child.ageYears).toBe(15);
    expect(reportWith('child', { ...none, ageUnknown: 'yes' })?.child).toMatchObject({
      birthDate: null,
      ageYears: null,
    });
  });

  test('is taken at 18 and over, because ages are disputed, and refused over 25 or not yet born', () => {
    const age = (ageYears: string) => errorsIn('child', { ageYears });
    expect(age('18')).toEqual({});
    expect(age('25')).toEqual({});
    expect(age('26')).toHaveProperty('ageYears');
    expect(age('-1')).toHaveProperty('ageYears');
    expect(age('about 15')).toHaveProperty('ageYears');
    expect(errorsIn('child', { 'birthDate.year': '2000' })).toHaveProperty('birthDate');
    expect(errorsIn('child', { 'birthDate.year': '2027' })).toHaveProperty('birthDate');
    expect(errorsIn('child', { 'birthDate.month': '2', 'birthDate.day': '30' })).toHaveProperty('birthDate');
  });

  test('born today is a child', () => {
    const today = { 'birthDate.day': '24', 'birthDate.month': '11', 'birthDate.year': '2026' };
    expect(errorsIn('child', today)).toEqual({});
  });

  test('comes with an interpreter when nobody knows', () => {
    expect(reportWith('child', { interpreter: 'unknown' })?.child.interpreterNeeded).toBe(true);
    expect(reportWith('child', { interpreter: 'no' })?.child.interpreterNeeded).toBe(false);
  });

  test('has a nationality from the list only, since it is kept in clear', () => {
    expect(errorsIn('child', { nationality: 'Testland, son of somebody' })).toHaveProperty('nationality');
    expect(reportWith('child', { nationality: '' })?.child.nationality).toBe('');
  });
});

describe('when the child was found', () => {
  const at = (day: string, month: string, year: string, time: string) =>
    reportWith('found', {
      'date.day': day,
      'date.month': month,
      'date.year': year,
      time,
    })?.found.at.toISOString();

  const when = (date: string, time: string) => {
    const [day = '', month = '', year = ''] = date.split(' ');
    return at(day, month, year, time);
  };

  test.each([
    ['24 11 2026', '10:00', '2026-11-24T10:00:00.000Z'],
    ['1 7 2026', '0630', '2026-07-01T05:30:00.000Z'],
    ['29 3 2026', '01:30', '2026-03-29T01:30:00.000Z'],
    ['25 10 2026', '01:30', '2026-10-25T00:30:00.000Z'],
    ['1 1 2000', '00:00', '2000-01-01T00:00:00.000Z'],
  ])('on %s at %s in London is %s', (date, time, instant) => {
    expect(when(date, time)).toBe(instant);
  });

  test.each([
    ['24 11 2026', '10:01'],
    ['25 11 2026', '00:00'],
    ['31 12 1999', '23:59'],
    ['31 4 2026', '10:00'],
    ['24 11 2026', '25:00'],
    ['24 11 2026', ''],
  ])('cannot be on %s at “%s”', (date, time) => {
    expect(when(date, time)).toBeUndefined();
  });
});

describe('where the child was found', () => {
  test('is a place or an area, and not both', () => {
    expect(errorsIn('place', { placeId: '' })).toHaveProperty('placeId');
    expect(errorsIn('place', { placeId: 'none' })).toHaveProperty('placeId');
    expect(errorsIn('place', { areaId: 'area-e10000016' })).toHaveProperty('areaId');
    expect(reportWith('place', { placeId: 'none', areaId: 'area-e10000016' })?.found.placeId).toBe(
      'area-e10000016',
    );
  });
});

describe('anything typed', () => {
  test.each([
    ['you', 'name'],
    ['child', 'aliases'],
    ['place', 'detail'],
    ['indicators', 'narrative'],
    ['contact', 'notTold'],
  ] as const)('on the page “%s” is refused with a NUL in “%s”, and not changed in silence', (step, field) => {
    expect(errorsIn(step, { [field]: 'a\u0000b' })).toEqual({
      [field]: 'Type this again: it contains a sign that cannot be kept',
    });
  });

  test.each([
    ['you', 'name', 200],
    ['indicators', 'narrative', 6_000],
    ['contact', 'how', 2_000],
  ] as const)('on the page “%s” fits up to the end in “%s”', (step, field, most) => {
    expect(errorsIn(step, { [field]: 'x'.repeat(most) })).toEqual({});
    expect(errorsIn(step, { [field]: 'x'.repeat(most + 1) })).toHaveProperty(field);
  });

  test('is kept as it is, without what the page does not ask for', () => {
    const posted = {
      safe: 'maybe',
      how: ' \r\n x ',
      intent: 'on',
      code: 'ABCD',
      __proto__x: 'y',
      'how.day': '1',
    };
    expect(keptOf('contact', posted)).toEqual({ safe: 'maybe', how: ' \r\n x ', 'how.day': '1' });
    expect(keptOf('contact', { how: 'x'.repeat(70_000) })).toBeNull();
  });
});
