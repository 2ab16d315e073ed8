import type { CaseEventType } from '#app/domain/rules/events.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { naiveDue, naiveInstant, naiveLocal, naiveMonths } from '#tests/unit/domain/rules/naive-peer.ts';
import { calendars } from '#tests/unit/domain/rules/published-calendars.ts';

/** What somebody owes, as a plain reader of the rules would keep it on paper. Moments in milliseconds since 1970. */
export type Obligation = {
  readonly rule: Rule;
  readonly triggerAt: number;
  readonly chainStartedAt: number;
  status: 'open' | 'paused' | 'met' | 'met-late' | 'waived' | 'cancelled';
  dueAt: number;
  readonly pauses: { readonly from: number; to: number | null }[];
  readonly extensions: { readonly day: string; readonly grantedOn: string }[];
};

/** The paper of one English case. A rule runs at most once at a time. */
export type Paper = {
  now: number;
  missing: boolean;
  guarded: boolean;
  /** The guardian's account is closed, though the appointment stands. */
  guardianLeft: boolean;
  readonly bornOn: string;
  readonly running: Map<string, Obligation>;
  readonly settled: Obligation[];
};

const rules = loadRules().filter(({ tracked, nations }) => tracked && nations.includes('ENG'));
const ruleOf = new Map(rules.map((rule) => [rule.key, rule]));
const holidays: ReadonlySet<string> = new Set(calendars['england-and-wales'].holidays.keys());

export const newPaper = (now: number, bornOn: string): Paper => ({
  now,
  missing: false,
  guarded: false,
  guardianLeft: false,
  bornOn,
  running: new Map(),
  settled: [],
});

/** Writes down what follows from something that happens now: met and ended first, then pauses, then what it opens. */
export function happen(paper: Paper, type: CaseEventType): void {
  const before = [...paper.running.values()];
  const met = before.filter(({ rule }) => rule.metBy.includes(type));
  const ended = before.filter((one) => !met.includes(one) && one.rule.endedBy.includes(type));
  for (const one of met) settle(paper, one, isLate(one, paper) ? 'met-late' : 'met');
  for (const one of ended) settle(paper, one, 'cancelled');
  stopAndStart(paper, type);
  const started = rules.filter((rule) => rule.openedBy === 'event' && rule.triggers.includes(type));
  for (const rule of started) open(paper, rule, paper.now);
  for (const one of met) open(paper, follower(one, paper.now), one.chainStartedAt);
}

const isLate = ({ status, dueAt }: Obligation, { now }: Paper) => status === 'open' && now > dueAt;

function stopAndStart(paper: Paper, type: CaseEventType): void {
  for (const one of paper.running.values()) {
    if (one.rule.pausedBy.includes(type)) pause(paper, one);
    if (one.rule.resumedBy.includes(type)) resume(paper, one);
  }
  if (type === 'ChildMissing') paper.missing = true;
  if (type === 'ChildFound') paper.missing = false;
}

export function settle(paper: Paper, one: Obligation, status: Obligation['status']): void {
  one.status = status;
  paper.running.delete(one.rule.key);
  paper.settled.push(one);
}

/** A clock that has run out is not stopped any more. */
export function pause(paper: Paper, one: Obligation): void {
  if (one.status !== 'open' || paper.now > one.dueAt) return;
  one.status = 'paused';
  const last = one.pauses.at(-1);
  // A clock that stops at the moment it began to run again has stood still all the while.
  if (last?.to === paper.now) last.to = null;
  else one.pauses.push({ from: paper.now, to: null });
}

export function resume(paper: Paper, one: Obligation): void {
  const last = one.pauses.at(-1);
  if (one.status !== 'paused' || last === undefined) return;
  last.to = paper.now;
  one.status = 'open';
  one.dueAt = Math.max(dueOf(one, paper), ...one.extensions.map((extension) => extendedTo(one, extension)));
}

/** Puts it off to that London day, at the time of day it was due. */
export function extendTo(paper: Paper, one: Obligation, day: string): void {
  one.extensions.push({ day, grantedOn: naiveLocal(paper.now).slice(0, 10) });
  one.dueAt = naiveInstant(`${day}T${naiveLocal(one.dueAt).slice(11)}`);
}

function extendedTo(one: Obligation, { day, grantedOn }: Obligation['extensions'][number]): number {
  const waited = [...wholeDays(one)].filter((date) => date > grantedOn).length;
  const noon = Date.parse(`${day}T12:00:00Z`) + waited * 86_400_000;
  return naiveInstant(`${new Date(noon).toISOString().slice(0, 10)}T${one.rule.dueTime}`);
}

function open(paper: Paper, rule: Rule | undefined, chainStartedAt: number): void {
  if (rule === undefined || paper.running.has(rule.key)) return;
  const waits = paper.missing && rule.pausedBy.includes('ChildMissing');
  const one: Obligation = {
    rule,
    triggerAt: paper.now,
    chainStartedAt,
    status: waits ? 'paused' : 'open',
    dueAt: 0,
    pauses: waits ? [{ from: paper.now, to: null }] : [],
    extensions: [],
  };
  one.dueAt = dueOf(one, paper);
  paper.running.set(rule.key, one);
}

function dueOf(one: Obligation, { bornOn, now }: Paper): number {
  const { length, dueTime } = one.rule;
  if (length.kind === 'after-trigger') {
    const daysOff = new Set([...holidays, ...wholeDays(one)]);
    const trigger = naiveLocal(one.triggerAt).slice(0, 16);
    const at = naiveDue(trigger, length.amount, length.unit, daysOff);
    return length.unit === 'hours' ? at : naiveInstant(`${naiveLocal(at).slice(0, 10)}T${dueTime}`);
  }
  if (length.kind !== 'before-date' || length.anchor !== 'eighteenth-birthday') throw new Error(length.kind);
  const adult = naiveMonths(bornOn, 18 * 12);
  const day = naiveMonths(adult, -length.amount);
  const today = naiveLocal(now).slice(0, 10);
  return naiveInstant(`${day < today ? today : day}T${dueTime}`);
}

/** The London dates during all of which the clock stood still. */
function wholeDays({ pauses }: Obligation): ReadonlySet<string> {
  const days = new Set<string>();
  for (const { from, to } of pauses) {
    if (to === null) continue;
    const last = naiveLocal(to).slice(0, 10);
    for (let at = from; naiveLocal(at).slice(0, 10) <= last; at += 86_400_000) {
      const day = naiveLocal(at).slice(0, 10);
      if (naiveInstant(`${day}T00:00:00`) >= from && day < last) days.add(day);
    }
  }
  return days;
}

function follower({ rule: { recurrence }, chainStartedAt }: Obligation, now: number): Rule | undefined {
  if (recurrence === null) return undefined;
  const { next, switchAfter } = recurrence;
  if (switchAfter === null) return ruleOf.get(next);
  const months = switchAfter.amount * (switchAfter.unit === 'years' ? 12 : 1);
  const changesOn = naiveMonths(naiveLocal(chainStartedAt).slice(0, 10), months);
  return ruleOf.get(naiveLocal(now).slice(0, 10) < changesOn ? next : switchAfter.next);
}
