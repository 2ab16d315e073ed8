import { londonTime, parseLondon, wallText } from '#app/domain/calendar/london.ts';
import { calendarFrom } from '#app/domain/calendar/working-calendar.ts';
import type { RunningDeadline } from '#app/domain/deadline/running.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

export const plain = calendarFrom([], 'england-and-wales');

/** A deadline that runs under a rule, of which a test says only what matters to it. */
export function aRunning(rule: Rule, given: Partial<RunningDeadline> = {}): RunningDeadline {
  const triggerAt = given.triggerAt ?? parseLondon('2026-11-02T09:00');
  const type = rule.triggers[0] ?? 'ReferralReceived';
  const computed = computeDue(rule, { type, at: triggerAt, suppliedDate: '2027-03-01' }, plain);
  if (computed.kind !== 'due') throw new Error(`no due date: ${computed.kind}`);
  const dueAt = given.dueAt ?? computed.at;
  const due = { at: dueAt.toISOString(), local: wallText(londonTime(dueAt)) };
  return {
    id: `deadline-${rule.key}`,
    caseId: 'case-1',
    ruleKey: rule.key,
    ruleVersion: rule.version,
    version: 1,
    status: 'open',
    dueAt,
    triggerAt,
    openedAt: triggerAt,
    chainStartedAt: triggerAt,
    explanation: { ...computed.explanation, due },
    pauses: [],
    ...given,
  };
}
