import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { parseLondon } from '#app/domain/calendar/london.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Due, Trigger } from '#app/domain/rules/due.ts';
import type { AfterTrigger, Rule } from '#app/domain/rules/rule.ts';

/** A rule of which a test says only what matters to it. */
export function aRule(given: Partial<Rule> = {}): Rule {
  return {
    key: 'test.rule',
    version: 1,
    nations: ['ENG'],
    title: 'A rule for tests',
    nature: 'deadline',
    openedBy: 'event',
    triggers: ['ReferralReceived'],
    length: { kind: 'after-trigger', amount: 1, unit: 'working-days' },
    counting: 'day-after',
    cutOff: null,
    dueTime: '23:59:59',
    calendar: 'responsible-authority',
    metBy: ['GuardianAppointed'],
    metBefore: false,
    endedBy: [],
    pausedBy: [],
    resumedBy: [],
    recurrence: null,
    reminders: [],
    ladder: [],
    acknowledgementHolds: 0,
    responsible: 'guardian',
    responsibleLabel: 'Guardian',
    urgent: false,
    source: { kind: 'P', citation: 'Nobody', url: null, verified: true },
    confidence: 'low',
    note: '',
    validFrom: '2000-01-01',
    validTo: null,
    tracked: true,
    example: {
      trigger: '2026-03-02T10:00',
      division: 'england-and-wales',
      dateOfBirth: null,
      suppliedDate: null,
      due: '2026-03-03T23:59:59',
      because: 'Monday to Tuesday.',
    },
    ...given,
  };
}

/** A rule from its length in words, such as `20 working-days`, counted the usual way for that unit. */
export function aRuleOf(words: string, given: Partial<Rule> = {}): Rule {
  const [amount, unit] = words.split(' ') as [string, AfterTrigger['unit']];
  const counting = unit === 'hours' ? 'elapsed' : unit.endsWith('-days') ? 'day-after' : 'corresponding-date';
  return aRule({ length: { kind: 'after-trigger', amount: Number(amount), unit }, counting, ...given });
}

/** The trigger of every test: a referral at a London wall time. */
export function aTrigger(local: string, dates: Pick<Trigger, 'dateOfBirth' | 'suppliedDate'> = {}): Trigger {
  return { type: 'ReferralReceived', at: parseLondon(local), ...dates };
}

/** The deadline itself, for rules that are known to have one. */
export function dueOf(
  rule: Rule,
  trigger: Trigger,
  calendar: WorkingCalendar,
  options?: Parameters<typeof computeDue>[3],
): Due {
  const computed = computeDue(rule, trigger, calendar, options);
  if (computed.kind !== 'due') throw new Error(`no due date: ${computed.kind}`);
  return computed;
}
