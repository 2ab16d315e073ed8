import type { Step, StepValues } from '#app/domain/referral/draft.ts';

/** What somebody types on every page of the public form who refers the child of `aReferral`. */
export const fullAnswers: Readonly<Record<Step, StepValues>> = {
  danger: { danger: 'no' },
  you: {
    kind: 'police',
    name: 'Test Officer Ash',
    organisation: 'Test Police',
    phone: '01632 960001',
    email: 'officer.ash@example.org',
  },
  child: {
    name: 'Testchild Alder',
    aliases: 'Testchild Elder',
    'birthDate.day': '17',
    'birthDate.month': '5',
    'birthDate.year': '2010',
    ageYears: '',
    gender: 'boy',
    nationality: 'Vietnam',
    language: 'vi',
    interpreter: 'yes',
  },
  found: { 'date.day': '24', 'date.month': '11', 'date.year': '2026', time: '05:30' },
  place: { search: 'dover', placeId: 'dover-port-of', areaId: '', detail: 'In the back of a lorry, lane 4' },
  indicators: { indicators: ['travelled-alone', 'debt-or-threat'], narrative: 'Says he owes money.' },
  contact: { safe: 'unknown', how: 'Through the duty officer', notTold: 'The man who collects him' },
};
