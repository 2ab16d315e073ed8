import type { ReferralReport } from '#app/domain/referral/referral.ts';

/** Words planted in every child's record; none may ever leave the service. */
export const canaries = [
  'Zqalder',
  'Zqtestchild',
  'Zqland',
  'zqlorry',
  'zqdebt',
  'zqofficer',
  'zqthroughduty',
  'zqharbour',
  '01632 960177',
  'zqnote',
  'zqquestion',
  'zqanswer',
  'zqdraft',
] as const;

/** What people write about a child besides the referral, each with a word of its own. */
export const planted = {
  note: 'A zqnote about the zqdebt that was spoken of.',
  question: 'Is the zqquestion of where he slept answered?',
  answer: 'The zqanswer is in the referral.',
  draft: { name: 'Zqdraft Zqalder', narrative: 'Says he has a zqdebt, in a zqdraft.' },
} as const;

/** An invented child with planted words in every field that could be repeated by mistake. */
export function plantedReport(birthDate: string, at: Date, danger: boolean): ReferralReport {
  return {
    immediateDanger: danger,
    referrer: {
      kind: 'border-force',
      name: 'Zqofficer Ash',
      organisation: 'Zqharbour Team',
      phone: '01632 960177',
      email: 'zqofficer@example.org',
    },
    child: {
      name: 'Zqtestchild Zqalder',
      aliases: 'Zqtestchild',
      birthDate,
      ageYears: null,
      gender: 'boy',
      nationality: 'Zqland',
      language: 'vi',
      interpreterNeeded: true,
    },
    found: { at, placeId: 'dover-port-of', detail: 'In the back of a zqlorry' },
    indicators: ['travelled-alone', 'debt-or-threat'],
    narrative: 'Says he has a zqdebt to a man he will not name.',
    safeContact: { safe: 'unknown', how: 'Zqthroughduty only' },
  };
}
