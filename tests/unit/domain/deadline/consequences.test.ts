import { describe, expect, test } from 'vitest';

import { parseLondon } from '#app/domain/calendar/london.ts';
import { consequencesOf, type Fact } from '#app/domain/deadline/consequences.ts';
import type { RunningDeadline } from '#app/domain/deadline/running.ts';
import { rulebookFrom } from '#app/domain/rules/rulebook.ts';
import { loadRules } from '#prisma/rules/load.ts';

import { aRunning } from './a-running.ts';

const rulebook = rulebookFrom(
  loadRules(),
  [{ division: 'england-and-wales', date: '2026-12-25', name: 'Christmas Day' }],
  [],
);
const file = {
  id: 'case-1',
  status: 'open',
  nation: 'ENG',
  division: 'england-and-wales',
  responsibleAuthorityId: 'E10000016',
  responsibilityAcceptedAt: null,
  version: 1,
} as const;

const fact = (type: Fact['type'], wall: string): Fact => ({
  type,
  at: parseLondon(wall),
  dateOfBirth: null,
  suppliedDate: null,
});

const running = (ruleKey: string, due: string, began = '2026-11-02T09:00'): RunningDeadline =>
  aRunning(rulebook.rule(ruleKey, 1), { dueAt: parseLondon(due), chainStartedAt: parseLondon(began) });

const openedBy = (type: Fact['type'], open: readonly RunningDeadline[] = [], nation: 'ENG' | 'SCT' = 'ENG') =>
  consequencesOf(fact(type, '2026-11-24T10:00'), { ...file, nation }, open, rulebook).opened.map(
    ({ rule }) => rule.key,
  );

describe('an event', () => {
  test('opens the rules of the nation and no other nation’s', () => {
    expect(openedBy('HandoverSent')).toContain('handover.answer.eng');
    expect(openedBy('HandoverSent')).not.toContain('handover.answer.scot');
    expect(openedBy('HandoverSent', [], 'SCT')).toContain('handover.answer.scot');
  });

  test('does not restart a clock that runs', () => {
    const open = [running('handover.answer.eng', '2026-11-25T23:59')];
    expect(openedBy('HandoverSent', open)).not.toContain('handover.answer.eng');
  });

  test('meets what it answers, late when it came after the due moment', () => {
    const open = [
      running('handover.answer.eng', '2026-11-24T09:59'),
      running('la.assessment.eng', '2027-01-20T23:59'),
    ];
    const { met } = consequencesOf(fact('HandoverAccepted', '2026-11-24T10:00'), file, open, rulebook);
    expect(met.map(({ deadline, late }) => [deadline.ruleKey, late])).toEqual([
      ['handover.answer.eng', true],
    ]);
  });

  test('at the very moment it is due still meets it in time', () => {
    const open = [running('handover.answer.eng', '2026-11-24T10:00')];
    const { met } = consequencesOf(fact('HandoverAccepted', '2026-11-24T10:00'), file, open, rulebook);
    expect(met[0]?.late).toBe(false);
  });

  test('that meets a review opens the one that follows: three months, then six, then six again', () => {
    const next = (key: string) => {
      const held = fact('ReviewHeld', '2027-01-12T14:00');
      return consequencesOf(held, file, [running(key, '2027-02-01T12:00')], rulebook).opened.map(
        ({ rule, due }) => [rule.key, due.localIntent.slice(0, 10)],
      );
    };
    expect(next('lac.review.1.eng')).toEqual([['lac.review.2.eng', '2027-04-12']]);
    expect(next('lac.review.2.eng')).toEqual([['lac.review.n.eng', '2027-07-12']]);
    expect(next('lac.review.n.eng')).toEqual([['lac.review.n.eng', '2027-07-12']]);
  });

  test('without a date of birth leaves the rules that need one waiting, and says which', () => {
    const needs = loadRules().filter(
      ({ tracked, triggers, nations, openedBy: by, length }) =>
        tracked &&
        by === 'event' &&
        triggers.includes('ReferralReceived') &&
        nations.includes('ENG') &&
        (length.kind === 'age-reached' ||
          (length.kind === 'before-date' && length.anchor === 'eighteenth-birthday')),
    );
    const { waiting, opened } = consequencesOf(
      fact('ReferralReceived', '2026-11-24T10:00'),
      file,
      [],
      rulebook,
    );
    expect(waiting.map(({ rule }) => rule.key)).toEqual(expect.arrayContaining(needs.map(({ key }) => key)));
    for (const { key } of needs) expect(opened.map(({ rule }) => rule.key)).not.toContain(key);
  });
});

describe('an event dated before a clock started', () => {
  const before = (type: Fact['type'], key: string, triggered = '2026-11-20T10:00:30') => {
    const open = [running(key, '2026-12-20T23:59')].map((deadline) => ({
      ...deadline,
      triggerAt: parseLondon(triggered),
    }));
    const { met, ended } = consequencesOf(fact(type, '2026-11-20T10:00'), file, open, rulebook);
    return [...met.map(() => 'met'), ...ended.map(() => 'ended')];
  };

  test('is something else and meets nothing: an earlier visit, an earlier review', () => {
    expect(before('VisitRecorded', 'guardian.first_visit', '2026-11-20T10:01')).toEqual([]);
    expect(before('ReviewHeld', 'lac.review.1.eng', '2026-11-21T10:00')).toEqual([]);
  });

  test('of the same minute counts: people write times to the minute', () => {
    expect(before('VisitRecorded', 'guardian.first_visit')).toEqual(['met']);
  });

  test('meets what the source asks to be done by then: an NRM referral, a care plan, a notice', () => {
    expect(before('NrmReferred', 'nrm.refer.child', '2026-11-24T10:00')).toEqual(['met']);
    expect(before('CarePlanMade', 'lac.care_plan.eng', '2026-11-24T10:00')).toEqual(['met']);
    expect(before('PlacementNotified', 'lac.placement_notify.eng', '2026-11-24T10:00')).toEqual(['met']);
  });

  test('ends nothing either, but for a closed case', () => {
    expect(before('LookedAfterEnded', 'lac.review.1.eng', '2026-11-24T10:00')).toEqual([]);
    expect(before('CaseClosed', 'lac.review.1.eng', '2026-11-24T10:00')).toEqual(['ended']);
  });
});
