import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rankCandidates } from '#app/domain/guardian/match.ts';
import {
  changesOf,
  faultsOf,
  mostChildren,
  nations,
  spokenLanguages,
  type Profile,
  type Region,
} from '#app/domain/guardian/profile.ts';
import { rightsOver } from '#app/domain/guardian/profile-rights.ts';
import { newsOf, warnedDays, warnedUntil } from '#app/domain/guardian/profile-standing.ts';
import { roles } from '#app/domain/account/actor.ts';

const today = '2026-11-24';
const regions: readonly Region[] = [
  { nation: 'ENG', name: 'London' },
  { nation: 'ENG', name: 'South East' },
  { nation: 'WAL', name: 'Wales' },
  { nation: 'SCT', name: 'Scotland' },
  { nation: 'NI', name: 'Northern Ireland' },
];
const sound: Profile = {
  nations: ['ENG'],
  regions: ['London'],
  languages: ['en', 'vi'],
  gender: 'unknown',
  caseloadTarget: 15,
  caseloadLimit: 25,
  vettingValidTo: '2028-03-27',
  trainingValidTo: '2027-03-27',
  acceptingOffers: true,
};
const faults = (changes: Partial<Profile>) =>
  faultsOf({ ...sound, ...changes }, { regions, today }).map(({ field, kind }) => `${field}: ${kind}`);

describe('a profile', () => {
  test.each<[Partial<Profile>, readonly string[]]>([
    [{}, []],
    [{ nations: [] }, ['nations: nation-needed', 'regions: region-elsewhere']],
    [{ regions: [] }, ['regions: region-needed']],
    [{ regions: ['London', 'Wales'] }, ['regions: region-elsewhere']],
    [{ nations: ['ENG', 'WAL'], regions: ['London', 'Wales'] }, []],
    [{ regions: ['Atlantis'] }, ['regions: region-elsewhere']],
    [{ languages: [] }, ['languages: language-needed']],
    [{ caseloadTarget: 26 }, ['caseloadTarget: target-above-limit']],
    [{ caseloadTarget: 25 }, []],
    [{ caseloadTarget: 0, caseloadLimit: 0 }, []],
    [{ caseloadLimit: mostChildren }, []],
    [{ caseloadLimit: mostChildren + 1 }, ['caseloadLimit: limit-too-high']],
    [{ vettingValidTo: '2026-11-23' }, []],
    [{ vettingValidTo: '2036-11-24' }, []],
    [{ vettingValidTo: '2036-11-25' }, ['vettingValidTo: too-many-years']],
    [{ trainingValidTo: '1926-11-24' }, ['trainingValidTo: too-many-years']],
  ])('with %j is judged', (changes, expected) => {
    expect(faults(changes)).toEqual(expected);
  });

  test('speaks no “other language”: two people with one share nothing', () => {
    expect(spokenLanguages).toContain('vi');
    expect(spokenLanguages).not.toContain('mis');
  });

  const someProfile = fc.record<Profile>({
    nations: fc.subarray([...nations]),
    regions: fc.subarray(regions.map(({ name }) => name)),
    languages: fc.subarray(['en', 'vi', 'ti']),
    gender: fc.constant('unknown'),
    caseloadTarget: fc.nat({ max: 60 }),
    caseloadLimit: fc.nat({ max: 60 }),
    vettingValidTo: fc.constantFrom('2026-11-23', '2026-11-24', '2030-01-01'),
    trainingValidTo: fc.constantFrom('2026-11-23', '2026-11-24', '2030-01-01'),
    acceptingOffers: fc.boolean(),
  });

  test('that is sound can be matched, and is barred only for what its page says', () => {
    fc.assert(
      fc.property(someProfile, fc.constantFrom(...regions), (profile, region) => {
        fc.pre(faultsOf(profile, { regions, today }).length === 0);
        const candidate = {
          ...profile,
          guardianId: 'g',
          name: 'G',
          caseload: 0,
          absent: false,
          declinedThisCase: false,
        };
        const need = { nation: region.nation, region: region.name, language: 'vi', gender: 'girl' };
        const { ranked, barred } = rankCandidates(need, [candidate], today);
        for (const { score } of ranked) expect(Number.isFinite(score)).toBe(true);
        const ended = newsOf(profile, today).some((news) => news.kind !== 'no-profile' && news.days < 0);
        const offered =
          !ended &&
          profile.acceptingOffers &&
          profile.caseloadLimit > 0 &&
          profile.nations.includes(region.nation);
        expect([ranked.length, barred.length]).toEqual(offered ? [1, 0] : [0, 1]);
      }),
    );
  });

  test('says what changed and nothing else, and nothing when nothing did', () => {
    fc.assert(
      fc.property(someProfile, (profile) => {
        expect(changesOf(profile, { ...profile, languages: profile.languages.toReversed() })).toEqual({});
        expect(Object.keys(changesOf(null, profile))).toHaveLength(18);
      }),
    );
    const changed = changesOf(sound, { ...sound, languages: ['vi'], vettingValidTo: '2029-01-01' });
    expect(changed).toEqual({
      languagesFrom: 'en, vi',
      languages: 'vi',
      vettingValidToFrom: '2028-03-27',
      vettingValidTo: '2029-01-01',
    });
  });
});

describe('what is told of a profile', () => {
  test.each([
    [null, [{ kind: 'no-profile' }]],
    [['2026-12-25', '2027-06-01'], []],
    [['2026-12-24', '2027-06-01'], [{ kind: 'vetting', days: 30 }]],
    [
      ['2026-11-24', '2026-11-23'],
      [
        { kind: 'vetting', days: 0 },
        { kind: 'training', days: -1 },
      ],
    ],
    [['2026-01-01', '2028-01-01'], [{ kind: 'vetting', days: -327 }]],
  ])('%j', (dates, news) => {
    const [vettingValidTo = '', trainingValidTo = ''] = dates ?? [];
    expect(newsOf(dates && { vettingValidTo, trainingValidTo }, today)).toEqual(news);
  });

  test('begins on the day of which the sweep tells', () => {
    const on = warnedUntil(today);
    expect(newsOf({ vettingValidTo: on, trainingValidTo: '2030-01-01' }, today)).toEqual([
      { kind: 'vetting', days: warnedDays },
    ]);
  });
});

test.each(roles)('what a %s may do about the profile of a guardian', (role) => {
  const me = { userId: 'me', role };
  const [mine, foreign] = [
    { id: 'g', managerId: 'me' },
    { id: 'g', managerId: 'x' },
  ];
  const staff = ['administrator', 'coordinator', 'service-manager', 'director'].includes(role);
  const [admin, manager] = [role === 'administrator', role === 'guardian-manager'];
  expect(rightsOver(me, mine)).toEqual({ read: staff || manager, keep: admin || manager, certify: admin });
  expect(rightsOver(me, foreign)).toEqual({ read: staff, keep: admin, certify: admin });
  expect(rightsOver(me, { id: 'me', managerId: 'x' })).toMatchObject({ read: true, keep: admin });
});
