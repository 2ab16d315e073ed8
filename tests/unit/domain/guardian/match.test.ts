import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rankCandidates, type Candidate, type Need } from '#app/domain/guardian/match.ts';

const need: Need = { nation: 'ENG', region: 'South East', language: 'vi', gender: 'boy' };
const today = '2026-11-24';

const aGuardian = (changes: Partial<Candidate> = {}): Candidate => ({
  guardianId: 'g-1',
  name: 'Test Guardian',
  nations: ['ENG'],
  regions: ['South East'],
  languages: ['en'],
  gender: 'woman',
  caseload: 5,
  caseloadTarget: 15,
  caseloadLimit: 25,
  vettingValidTo: '2027-12-31',
  trainingValidTo: '2027-12-31',
  acceptingOffers: true,
  absent: false,
  declinedThisCase: false,
  ...changes,
});

const anyGuardian = fc.record({
  guardianId: fc.uuid(),
  name: fc.constant('Test Guardian'),
  nations: fc.subarray(['ENG', 'WAL', 'SCT', 'NI']),
  regions: fc.subarray(['South East', 'London', 'Scotland']),
  languages: fc.subarray(['en', 'vi', 'sq']),
  gender: fc.constantFrom('woman', 'man'),
  caseload: fc.nat(30),
  caseloadTarget: fc.integer({ min: 1, max: 20 }),
  caseloadLimit: fc.integer({ min: 1, max: 30 }),
  vettingValidTo: fc.constantFrom('2026-11-23', '2026-11-24', '2027-01-01'),
  trainingValidTo: fc.constantFrom('2026-11-23', '2026-11-24', '2027-01-01'),
  acceptingOffers: fc.boolean(),
  absent: fc.boolean(),
  declinedThisCase: fc.boolean(),
});

describe('ranking guardians', () => {
  test('puts the one who speaks the language first', () => {
    const speaker = aGuardian({ guardianId: 'g-2', languages: ['vi'], caseload: 9 });
    const { ranked } = rankCandidates(need, [aGuardian(), speaker], today);
    expect(ranked.map(({ candidate }) => candidate.guardianId)).toEqual(['g-2', 'g-1']);
    expect(ranked[0]?.reasons.map(({ code }) => code)).toEqual([
      'speaks-language',
      'works-in-region',
      'has-room',
    ]);
  });

  test.each([
    [{ nations: ['SCT'] }, 'other-nation'],
    [{ caseload: 25 }, 'caseload-limit-reached'],
    [{ vettingValidTo: '2026-11-23' }, 'vetting-expired'],
    [{ trainingValidTo: '2026-11-23' }, 'training-expired'],
    [{ acceptingOffers: false }, 'not-accepting-offers'],
    [{ absent: true }, 'absent'],
    [{ declinedThisCase: true }, 'declined-before'],
  ] as const)('bars a guardian with %j: %s', (changes, bar) => {
    const { ranked, barred } = rankCandidates(need, [aGuardian(changes)], today);
    expect(ranked).toEqual([]);
    expect(barred[0]?.bars).toEqual([bar]);
  });

  test('places everybody once, explains every score, and does not hang on the order they came in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyGuardian, { selector: (one) => one.guardianId }),
        fc.nat(),
        (guardians, turn) => {
          const { ranked, barred } = rankCandidates(need, guardians, today);
          expect(ranked.length + barred.length).toBe(guardians.length);
          for (const { score, reasons } of ranked)
            expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
          const scores = ranked.map(({ score }) => score);
          expect(scores).toEqual(scores.toSorted((a, b) => b - a));
          const at = guardians.length === 0 ? 0 : turn % guardians.length;
          const turned = [...guardians.slice(at), ...guardians.slice(0, at)];
          expect(rankCandidates(need, turned, today).ranked).toEqual(ranked);
        },
      ),
    );
  });

  test('never ranks a fuller caseload above an emptier one that is alike in all else', () => {
    fc.assert(
      fc.property(fc.nat(24), fc.nat(24), (one, other) => {
        const guardians = [aGuardian({ caseload: one }), aGuardian({ guardianId: 'g-2', caseload: other })];
        const { ranked } = rankCandidates(need, guardians, today);
        const loads = ranked.map(({ candidate }) => candidate.caseload);
        expect(loads).toEqual(loads.toSorted((a, b) => a - b));
      }),
    );
  });
});
