import { describe, expect, test } from 'vitest';

import { accessWords } from '#app/components/case/access-words.ts';
import { emailWords, nextWords } from '#app/components/case/due-words.ts';
import { byWords, eventLines, eventTitle } from '#app/components/case/event-words.ts';
import { lasting } from '#app/components/case/lasting.ts';
import { noticeLink, noticeTitle } from '#app/components/notice/notice-words.ts';
import type { ChronicleDetail } from '#app/domain/case/chronicle-view.ts';
import { chronicleOnly } from '#app/domain/case/chronology.ts';
import type { EmailFate } from '#app/domain/case/due-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';
import { caseEventTypes } from '#app/domain/rules/events.ts';

const now = '2026-11-25T10:00:00.000Z';

describe('an event in words', () => {
  test('is never its own code', () => {
    for (const type of [...caseEventTypes, ...chronicleOnly])
      expect(eventTitle(type)).toMatch(/^(NRM |[A-Z][^A-Z])/u);
    expect(eventTitle('constructor')).toBeNull();
  });

  const detail: ChronicleDetail = {
    authority: null,
    proposedAuthority: null,
    guardian: null,
    people: [],
    rule: null,
    codes: {},
  };

  test.each([
    [
      { codes: { reason: 'boundary-dispute' }, authority: 'Kent' },
      'Authority: Kent. Reason: The boundary is in dispute.',
    ],
    [{ codes: { reason: 'too-far-to-visit' } }, 'Reason: Too far to visit.'],
    [
      { codes: { reason: 'recorded-twice', other: 'C-7KQ2-M4XP' } },
      'Reason: The same child has another case. The child’s other case is C-7KQ2-M4XP.',
    ],
    [{ codes: { rank: 1, of: 4, score: 80 } }, 'Ranked 1 of 4, with 80 points.'],
    [{ codes: { danger: true, referrer: 'police' } }, 'Immediate danger was reported. Referred by: Police.'],
    [{ people: ['Ash', 'Elm'], rule: 'Visit the child' }, 'Visit the child. Told: Ash, Elm.'],
    [{ codes: { holdsUntil: now } }, 'Holds until Wednesday 25 November 2026 at 10:00.'],
    [{ codes: { reason: 'toString', referrer: 'nobody' } }, ''],
  ])('spells its codes out: %o', (changes, words) => {
    expect(eventLines({ ...detail, ...changes }).join(' ')).toBe(words);
  });

  test('names the kind of referrer and keeps everybody else’s label', () => {
    expect(byWords('Referrer (border-force)')).toBe('Referrer (Border Force or immigration)');
    expect(byWords('Amina Yusuf (guardian)')).toBe('Amina Yusuf (guardian)');
  });
});

describe('what became of an e-mail', () => {
  const fate = (changes: Partial<Wire<EmailFate>>) => ({
    state: 'pending' as const,
    attempts: 0,
    doubtful: false,
    within: null,
    dueToGo: null,
    ...changes,
    settledAt: changes.state === 'accepted' ? now : null,
  });

  test.each([
    [fate({}), 'E-mail: waiting to be sent.'],
    [
      fate({ attempts: 2, doubtful: true }),
      'E-mail: not accepted yet after 2 attempts (it may have arrived); it is tried again.',
    ],
    [
      fate({ state: 'accepted' }),
      'E-mail: accepted by the mail server on Wednesday 25 November 2026 at 10:00.',
    ],
    [
      fate({ state: 'dead', attempts: 1 }),
      'E-mail: could not be delivered after one attempt. A person has been asked to put that right.',
    ],
    [
      fate({ state: 'waiting', dueToGo: '2026-11-26T08:00:00.000Z' }),
      'E-mail: waits for the hours this person chose, until Thursday 26 November 2026 at 08:00.',
    ],
    [
      fate({ state: 'accepted', within: { kind: 'digest', of: now } }),
      'E-mail: in the digest of Wednesday 25 November 2026, accepted by the mail server on Wednesday 25 November 2026 at 10:00.',
    ],
    [
      fate({ attempts: 1, within: { kind: 'catch-up', of: now } }),
      'E-mail: in one summary of what came late, of Wednesday 25 November 2026, not accepted yet after one attempt; it is tried again.',
    ],
    [null, 'No e-mail was owed.'],
  ])('%o', (email, words) => {
    expect(emailWords(email)).toBe(words);
  });
});

describe('what happens next', () => {
  const due = { responsible: 'guardian' as const };
  test.each([
    ['reminder', 'responsible', 'A reminder goes to the guardian on Wednesday 25 November 2026 at 11:00.'],
    [
      'due',
      'responsible',
      'When it falls due, on Wednesday 25 November 2026 at 11:00, the guardian will be told.',
    ],
    ['escalation', 'team-manager', 'If nobody has acted, the guardian’s manager will be told on Wednesday'],
  ] as const)('%s', (kind, role, words) => {
    expect(nextWords({ at: '2026-11-25T11:00:00.000Z', kind, role }, due, now)).toContain(words);
  });

  test('a step whose moment has come waits only for the worker', () => {
    expect(nextWords({ at: now, kind: 'escalation', role: 'director' }, due, now)).toContain(
      'within a minute',
    );
    expect(nextWords(null, due, now)).toContain('Nothing more happens of itself');
  });
});

describe('how long something has lasted', () => {
  test.each([
    ['2026-11-25T09:20:00.000Z', '40 minutes'],
    ['2026-11-25T05:00:00.000Z', '5 hours'],
    ['2026-11-23T11:00:00.000Z', '47 hours'],
    ['2026-11-22T09:00:00.000Z', '3 days'],
    ['2026-11-26T10:00:00.000Z', '0 minutes'],
  ])('since %s: %s', (since, words) => {
    expect(lasting(since, now)).toBe(words);
  });
});

describe('a notice', () => {
  const target = {
    caseId: 'c',
    deadlineId: 'd',
    offerId: 'o',
    offerWaits: true,
    handoverId: 'h',
    appointmentId: 'a',
    staffId: 's',
  };
  const notice = (
    kind: Parameters<typeof noticeLink>[0]['kind'],
    changes: Partial<typeof target> | object = {},
  ) => ({
    id: 'n',
    kind,
    urgent: false,
    createdAt: now,
    readAt: null,
    late: false,
    child: null,
    reference: null,
    colleague: null,
    deadline: null,
    target: { ...target, ...changes },
  });

  test.each([
    ['overdue', {}, '/cases/c#due-d'],
    ['guardian-offer', {}, '/offers/o'],
    ['handover-sent', {}, '/handovers/h'],
    ['handover-sent', { handoverId: null, deadlineId: null }, '/cases/c'],
    ['guardian-appointed', {}, '/appointments/a/letter'],
    ['guardian-needed', {}, '/cases/c/guardian'],
    ['data-quality-task', { caseId: null }, '/tasks'],
    ['overdue', { caseId: null }, undefined],
    ['staff-changed', { caseId: null }, '/staff/s'],
    ['staff-changed', { caseId: null, staffId: null }, '/home'],
    ['approval-needed', { caseId: null }, '/staff/requests'],
    ['closing-proposed', { deadlineId: null }, '/cases/c/closing'],
    ['case-reopened', { deadlineId: null }, '/cases/c'],
  ] as const)('%s with %o leads to %s', (kind, changes, to) => {
    expect(noticeLink(notice(kind, changes))?.to).toBe(to);
  });

  test('names the deadline it is about', () => {
    const deadline = { title: 'Visit the child', dueAt: now, paused: false, settled: false };
    expect(noticeTitle({ ...notice('due'), deadline })).toBe('This is due: Visit the child');
  });
});

describe('the record of looking', () => {
  test.each([
    [{ action: 'case.viewed', part: 'letter' }, 'Looked at the letter of appointment'],
    [{ action: 'case.viewed', part: null }, 'Looked at the record'],
    [{ action: 'VisitRecorded', part: null }, 'The guardian visited the child'],
    [{ action: 'email.dead', part: null }, 'An e-mail about this case could not be delivered'],
    [{ action: 'something.else', part: null }, 'something.else'],
  ])('%o', (entry, words) => {
    expect(accessWords(entry)).toBe(words);
  });
});
