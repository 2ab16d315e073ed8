import type { ReferralReport } from '#app/domain/referral/referral.ts';
import type { Chance } from '#prisma/seed/demo/chance.ts';
import type { Course } from '#prisma/seed/demo/course.ts';

const stories = [
  'Says he owes money for the journey to a man he will not name.',
  'Answers as if he had learnt it by heart, and looks at the door.',
  'Was to be met by somebody whose surname nobody knows.',
  'Has a telephone that rings at the same hour every evening.',
] as const;

const referrers = [
  {
    kind: 'border-force',
    name: 'Test Officer Reed',
    organisation: 'Test Port Team',
    email: 'reed@example.org',
  },
  { kind: 'police', name: 'Test Constable Moss', organisation: 'Test Police', email: 'moss@example.org' },
  { kind: 'charity', name: 'Test Volunteer Fern', organisation: 'Test Refuge', email: 'fern@example.org' },
] as const;

const days = (count: number) => count * 24 * 3_600_000;

/** The referral of an invented child, found an hour before. */
export function reportOf(course: Course, at: Date, { pick }: Chance): ReferralReport {
  const age = pick([13, 14, 15, 15, 16, 16, 17]);
  const born = new Date(at.getTime() - days(age * 365 + pick([20, 90, 160, 240, 310])));
  return {
    immediateDanger: course.danger,
    referrer: { ...pick(referrers), phone: '01632 960000' },
    child: {
      name: `Test Child ${course.child}`,
      aliases: '',
      birthDate: pick([true, true, true, false]) ? born.toISOString().slice(0, 10) : null,
      ageYears: age,
      gender: pick(['boy', 'boy', 'girl']),
      nationality: 'Another nationality',
      language: course.language,
      interpreterNeeded: true,
    },
    found: { at: new Date(at.getTime() - days(1) / 24), placeId: course.place, detail: 'An invented corner' },
    indicators: [pick(['travelled-alone', 'no-documents']), pick(['debt-or-threat', 'rehearsed-account'])],
    narrative: pick(stories),
    safeContact: { safe: 'unknown', how: 'Through the duty officer only' },
  };
}
