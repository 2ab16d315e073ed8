import type { Counting, Length, Rule } from '#app/domain/rules/rule.ts';

type Check = readonly [wrong: (rule: Rule) => boolean, says: string];

const checks: readonly Check[] = [
  [({ length, counting }) => !countingsFor(length).includes(counting), 'counting: does not fit this length'],
  [
    ({ length, cutOff }) => cutOff !== null && !startsClock(length),
    'cutOff: only for hours and working days',
  ],
  [
    ({ pausedBy, resumedBy }) => pausedBy.length > 0 !== resumedBy.length > 0,
    'resumedBy: goes with pausedBy',
  ],
  [
    ({ pausedBy, length }) => pausedBy.length > 0 && length.kind !== 'after-trigger',
    'pausedBy: a date cannot wait',
  ],
  [({ validFrom, validTo }) => validTo !== null && validTo < validFrom, 'validTo: before validFrom'],
  [
    ({ nature, ladder }) => nature === 'milestone' && ladder.length > 0,
    'escalation: a milestone has no ladder',
  ],
  [({ nature, tracked }) => nature === 'milestone' && tracked, 'tracked: a milestone is shown, not opened'],
  [({ length, tracked }) => !hasClock(length) && tracked, 'tracked: without a clock it cannot be opened'],
  [({ length, example }) => hasClock(length) !== (example.due !== null), 'example.due: goes with a clock'],
  [({ source, note }) => !source.verified && note === '', 'note: an unchecked source has to be explained'],
];

/** What is wrong with one rule that its schema cannot say, as `field: what`. */
export function faultsOf(rule: Rule): readonly string[] {
  return checks.filter(([wrong]) => wrong(rule)).map(([, says]) => says);
}

/** What is wrong with the rules taken together, as `key: field: what`. */
export function faultsBetween(rules: readonly Rule[]): readonly string[] {
  const keys = new Set(rules.map(({ key }) => key));
  const reached = reachable(rules);
  return rules.flatMap((rule, index) => {
    const dangling = successors(rule).filter((key) => !keys.has(key));
    const twin = rules.slice(index + 1).find((other) => other.key === rule.key && overlap(rule, other));
    return [
      ...dangling.map((key) => `${rule.key}: recurrence: there is no rule "${key}"`),
      ...(twin === undefined ? [] : [`${rule.key}: validFrom: overlaps version ${String(twin.version)}`]),
      ...(reached.has(rule.key) ? [] : [`${rule.key}: openedBy: no event and no other rule opens it`]),
    ];
  });
}

function countingsFor(length: Length): readonly Counting[] {
  switch (length.kind) {
    case 'before-date':
      return ['count-back'];
    case 'after-age':
    case 'earliest-of':
      return ['corresponding-date'];
    case 'after-trigger':
      return countingsForUnit(length.unit);
    case 'age-reached':
    case 'supplied-date':
    case 'event-only':
      return ['none'];
  }
}

function countingsForUnit(unit: Extract<Length, { kind: 'after-trigger' }>['unit']): readonly Counting[] {
  if (unit === 'hours') return ['elapsed'];
  if (unit === 'calendar-days' || unit === 'working-days') return ['day-after', 'same-day-is-day-1'];
  return ['corresponding-date'];
}

const hasClock = ({ kind }: Length) => kind !== 'event-only';

function startsClock(length: Length): boolean {
  return length.kind === 'after-trigger' && (length.unit === 'hours' || length.unit === 'working-days');
}

/** Keys opened by an event, and all that follow from them. */
function reachable(rules: readonly Rule[]): ReadonlySet<string> {
  const reached = new Set(rules.filter(({ openedBy }) => openedBy === 'event').map(({ key }) => key));
  for (const key of reached)
    for (const rule of rules) if (rule.key === key) for (const next of successors(rule)) reached.add(next);
  return reached;
}

function successors({ recurrence }: Rule): readonly string[] {
  if (recurrence === null) return [];
  return recurrence.switchAfter === null ? [recurrence.next] : [recurrence.next, recurrence.switchAfter.next];
}

function overlap(a: Rule, b: Rule): boolean {
  return a.version === b.version || (starts(a) <= ends(b) && starts(b) <= ends(a));
}

const starts = ({ validFrom }: Rule) => validFrom;
const ends = ({ validTo }: Rule) => validTo ?? '9999-12-31';
