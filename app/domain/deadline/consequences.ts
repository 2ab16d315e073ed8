import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import type { CaseFile } from '#app/domain/case/case-file.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Due, PlannedStep, Trigger } from '#app/domain/rules/due.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { nextRuleKey, ruleInForce, rulesOpenedBy } from '#app/domain/rules/select-rules.ts';

/** A deadline that still runs, as an event meets it. */
export type OpenDeadline = {
  readonly id: string;
  readonly ruleKey: string;
  readonly ruleVersion: number;
  readonly dueAt: Date;
  readonly chainStartedAt: Date;
};

/** What happened, when, and the dates that some rules hang on (`YYYY-MM-DD`). */
export type Fact = {
  readonly type: CaseEventType;
  readonly at: Date;
  readonly dateOfBirth: string | null;
  readonly suppliedDate: string | null;
};

export type Opening = {
  readonly rule: Rule;
  readonly due: Due;
  readonly steps: readonly PlannedStep[];
  readonly chainStartedAt: Date;
};

/** What an event does to a case's deadlines. `waiting`: rules that need a date nobody has recorded yet. */
export type Consequences = {
  readonly met: readonly { readonly deadline: OpenDeadline; readonly late: boolean }[];
  readonly ended: readonly OpenDeadline[];
  readonly opened: readonly Opening[];
  readonly waiting: readonly { readonly rule: Rule; readonly missing: 'date-of-birth' | 'supplied-date' }[];
};

/**
 * Deadlines follow from events alone: what this one meets or ends goes first, then what it opens.
 * A rule that is already running keeps its earlier clock.
 */
export function consequencesOf(
  fact: Fact,
  file: CaseFile,
  open: readonly OpenDeadline[],
  rulebook: Rulebook,
): Consequences {
  const rules = open.map((deadline) => ({
    deadline,
    rule: rulebook.rule(deadline.ruleKey, deadline.ruleVersion),
  }));
  const met = rules.filter(({ rule }) => rule.metBy.includes(fact.type));
  const ended = rules.filter(
    ({ rule }) => !rule.metBy.includes(fact.type) && rule.endedBy.includes(fact.type),
  );
  const gone = new Set([...met, ...ended].map(({ deadline }) => deadline.id));
  const running = new Set(open.filter(({ id }) => !gone.has(id)).map(({ ruleKey }) => ruleKey));

  const started = rulesOpenedBy(rulebook.rules, fact, file.nation).map((rule) => ({
    rule,
    chainStartedAt: fact.at,
  }));
  const followed = met.flatMap(({ deadline, rule }) => successor(rule, deadline, fact, rulebook));
  const wanted = [...started, ...followed].filter(({ rule }) => !running.has(rule.key));
  const calendar = rulebook.calendar(file.division, file.responsibleAuthorityId);
  return {
    met: met.map(({ deadline }) => ({ deadline, late: fact.at > deadline.dueAt })),
    ended: ended.map(({ deadline }) => deadline),
    ...openAll(wanted, fact, calendar),
  };
}

type Wanted = { readonly rule: Rule; readonly chainStartedAt: Date };

/** The rule that follows one that was met; late in the life of a chain another may take its place. */
function successor(rule: Rule, deadline: OpenDeadline, fact: Fact, rulebook: Rulebook): readonly Wanted[] {
  const key = nextRuleKey(rule, deadline.chainStartedAt, fact.at);
  const following = key === null ? undefined : ruleInForce(rulebook.rules, key, fact.at);
  return following === undefined ? [] : [{ rule: following, chainStartedAt: deadline.chainStartedAt }];
}

function openAll(
  wanted: readonly Wanted[],
  fact: Fact,
  calendar: WorkingCalendar,
): Pick<Consequences, 'opened' | 'waiting'> {
  const opened: Opening[] = [];
  const waiting: Consequences['waiting'][number][] = [];
  for (const { rule, chainStartedAt } of wanted) {
    const computed = computeDue(rule, triggerOf(fact), calendar);
    if (computed.kind === 'date-needed') waiting.push({ rule, missing: computed.missing });
    if (computed.kind !== 'due') continue;
    opened.push({
      rule,
      due: computed,
      steps: planActions(rule, computed, calendar, fact.at),
      chainStartedAt,
    });
  }
  return { opened, waiting };
}

function triggerOf(fact: Fact): Trigger {
  return {
    type: fact.type,
    at: fact.at,
    ...(fact.dateOfBirth === null ? {} : { dateOfBirth: fact.dateOfBirth }),
    ...(fact.suppliedDate === null ? {} : { suppliedDate: fact.suppliedDate }),
  };
}
