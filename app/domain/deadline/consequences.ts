import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import type { CaseFile } from '#app/domain/case/case-file.ts';
import { pauseBy, pausesStanding, resumeBy } from '#app/domain/deadline/pausing.ts';
import type { CausedPause, Pausing, PausingEvent, Resumption } from '#app/domain/deadline/pausing.ts';
import type { RunningDeadline } from '#app/domain/deadline/running.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Due, PlannedStep, Trigger } from '#app/domain/rules/due.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { nextRuleKey, ruleInForce, rulesOpenedBy } from '#app/domain/rules/select-rules.ts';

/** What happened, when, and the dates that some rules hang on (`YYYY-MM-DD`). */
export type Fact = {
  readonly type: CaseEventType;
  readonly at: Date;
  readonly dateOfBirth: string | null;
  readonly suppliedDate: string | null;
  /** What happened in the case before that may hold a clock still. */
  readonly earlier?: readonly PausingEvent[];
};

export type Opening = {
  readonly rule: Rule;
  readonly due: Due;
  readonly steps: readonly PlannedStep[];
  readonly chainStartedAt: Date;
  /** A pause that lasts: it opens paused, and its due date is only where it would fall if the clock ran. */
  readonly pauses: readonly CausedPause[];
};

/** What an event does to a case's deadlines. `waiting`: rules that need a date nobody has recorded yet. */
export type Consequences = {
  readonly met: readonly { readonly deadline: RunningDeadline; readonly late: boolean }[];
  readonly ended: readonly RunningDeadline[];
  readonly paused: readonly Pausing[];
  readonly resumed: readonly Resumption[];
  readonly opened: readonly Opening[];
  readonly waiting: readonly { readonly rule: Rule; readonly missing: 'date-of-birth' | 'supplied-date' }[];
};

/**
 * Deadlines follow from events alone: what this one meets or ends goes first, then what it pauses or resumes, then what it
 * opens. A rule that is already running keeps its earlier clock.
 */
export function consequencesOf(
  fact: Fact,
  file: CaseFile,
  running: readonly RunningDeadline[],
  rulebook: Rulebook,
): Consequences {
  const all = running.map((deadline) => ({
    deadline,
    rule: rulebook.rule(deadline.ruleKey, deadline.ruleVersion),
  }));
  const met = all.filter((one) => meets(fact, one));
  const ended = all.filter((one) => !met.includes(one) && ends(fact, one));
  const kept = all.filter((one) => !met.includes(one) && !ended.includes(one));
  const keys = new Set(kept.map(({ deadline }) => deadline.ruleKey));

  const started = rulesOpenedBy(rulebook.rules, fact, file.nation).map((rule) => ({
    rule,
    chainStartedAt: fact.at,
  }));
  const followed = met.flatMap(({ deadline, rule }) => successor(rule, deadline, fact, rulebook));
  const wanted = [...started, ...followed].filter(({ rule }) => !keys.has(rule.key));
  const calendar = rulebook.calendar(file.division, file.responsibleAuthorityId);
  return {
    met: met.map(({ deadline }) => ({ deadline, late: isLate(fact, deadline) })),
    ended: ended.map(({ deadline }) => deadline),
    paused: kept.flatMap(({ deadline, rule }) => pauseBy(fact, deadline, rule) ?? []),
    resumed: kept.flatMap(({ deadline, rule }) => resumeBy(fact, deadline, rule, calendar) ?? []),
    ...openAll(wanted, fact, calendar),
  };
}

type Ruled = { readonly deadline: RunningDeadline; readonly rule: Rule };

const meets = (fact: Fact, { deadline, rule }: Ruled) =>
  rule.metBy.includes(fact.type) && (rule.metBefore || !isBefore(fact, deadline));

/** What ended before the clock started was something else: an earlier placement, say. A closed case ends everything. */
const ends = (fact: Fact, { deadline, rule }: Ruled) =>
  rule.endedBy.includes(fact.type) && (fact.type === 'CaseClosed' || !isBefore(fact, deadline));

const minute = 60_000;

/** People write times to the minute, so a trigger of that minute is not later. */
const isBefore = (fact: Fact, { triggerAt }: RunningDeadline) =>
  fact.at.getTime() < Math.floor(triggerAt.getTime() / minute) * minute;

/** A clock that stands still does not run out. */
const isLate = (fact: Fact, { status, dueAt }: RunningDeadline) => status === 'open' && fact.at > dueAt;

type Wanted = { readonly rule: Rule; readonly chainStartedAt: Date };

/** The rule that follows one that was met; late in the life of a chain another may take its place. */
function successor(rule: Rule, deadline: RunningDeadline, fact: Fact, rulebook: Rulebook): readonly Wanted[] {
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
    const pauses = pausesStanding(rule, fact.at, fact.earlier ?? []);
    const over = pauses.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
    const computed = computeDue(rule, triggerOf(fact), calendar, { pauses: over });
    if (computed.kind === 'date-needed') waiting.push({ rule, missing: computed.missing });
    if (computed.kind !== 'due') continue;
    opened.push({
      rule,
      due: computed,
      steps: planActions(rule, computed, calendar, fact.at),
      chainStartedAt,
      pauses,
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
