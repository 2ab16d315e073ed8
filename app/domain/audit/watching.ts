import type { Role } from '#app/domain/account/actor.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';

/** Something that somebody did with a record, as the audit trail has it. */
export type Act = {
  readonly seq: bigint;
  readonly at: Date;
  readonly kind: 'look' | 'emergency' | 'emergency-refused';
  readonly caseId: string | null;
  /** They have work on this case: a notice, a record, an offer or a task of theirs, or it is named theirs. */
  readonly hasWork: boolean;
};

type Counted = 'children' | 'children-without-work' | 'refusals' | 'emergencies';

export const alertNames = [
  'no-work',
  'colleagues-children',
  'many-children',
  'refused-emergencies',
  'many-emergencies',
] as const;
export type AlertName = (typeof alertNames)[number];

/** What is worth a question: so many of something by one person within so many minutes. */
export type AlertRule = {
  readonly name: AlertName;
  readonly roles: readonly Role[];
  readonly counted: Counted;
  readonly threshold: number;
  readonly minutes: number;
  /** One question for each case, or one for each person and day. */
  readonly each: 'case' | 'day';
};

const national: readonly Role[] = ['coordinator', 'service-manager', 'director'];
const ofAuthority: readonly Role[] = ['social-worker', 'team-manager', 'duty-manager'];
const working: readonly Role[] = ['guardian', 'guardian-manager', ...ofAuthority, ...national];
const hour = 60;
const day = 24 * hour;

/** Product default; to be set with the data protection lead of each organisation. */
export const alertRules: readonly AlertRule[] = [
  /** Who sees the nation may open any record; one on which they have nothing to do is asked about. */
  {
    name: 'no-work',
    roles: national,
    counted: 'children-without-work',
    threshold: 1,
    minutes: hour,
    each: 'case',
  },
  /** A colleague's child may have to be looked at; a series of them is asked about. */
  {
    name: 'colleagues-children',
    roles: ofAuthority,
    counted: 'children-without-work',
    threshold: 5,
    minutes: day,
    each: 'day',
  },
  { name: 'many-children', roles: working, counted: 'children', threshold: 30, minutes: hour, each: 'day' },
  {
    name: 'refused-emergencies',
    roles: working,
    counted: 'refusals',
    threshold: 3,
    minutes: hour,
    each: 'day',
  },
  {
    name: 'many-emergencies',
    roles: working,
    counted: 'emergencies',
    threshold: 3,
    minutes: 7 * day,
    each: 'day',
  },
];

/** Who looks in order to act has acted by then: a look is judged so many milliseconds later. */
export const judgedAfter = 30 * 60_000;

/** How long ago a notice or a task still counts as work, in milliseconds. */
export const workLasts = 30 * 24 * 60 * 60_000;

/** The longest time that any rule looks back, in milliseconds. */
export const longestWindow = Math.max(...alertRules.map(({ minutes }) => minutes)) * 60_000;

export type Alert = {
  readonly rule: AlertName;
  /** Spent in the database: the same question is asked once. */
  readonly key: string;
  readonly caseId: string | null;
  /** How many of what the rule counts there were when it was raised. */
  readonly counted: number;
  readonly firstSeq: bigint;
  readonly lastSeq: bigint;
  readonly lastAt: Date;
};

/** What has to be asked of one person, from what they did in order. Each question once. */
export function alertsFor(
  person: { readonly id: string; readonly role: Role },
  acts: readonly Act[],
  rules: readonly AlertRule[] = alertRules,
): readonly Alert[] {
  const alerts = rules
    .filter(({ roles }) => roles.includes(person.role))
    .flatMap((rule) =>
      broken(
        rule,
        person.id,
        acts.filter((act) => countsFor(rule.counted, act)),
      ),
    );
  const first = new Map<string, Alert>();
  for (const alert of alerts) if (!first.has(alert.key)) first.set(alert.key, alert);
  return [...first.values()];
}

function countsFor(counted: Counted, { kind, caseId, hasWork }: Act): boolean {
  switch (counted) {
    case 'children':
      return kind === 'look' && caseId !== null;
    case 'children-without-work':
      return kind === 'look' && caseId !== null && !hasWork;
    case 'refusals':
      return kind === 'emergency-refused';
    case 'emergencies':
      return kind === 'emergency';
  }
}

/** Each act together with those before it within the window: more than allowed is a question. */
function broken(rule: AlertRule, personId: string, acts: readonly Act[]): readonly Alert[] {
  const { name, threshold, minutes, each } = rule;
  return acts.flatMap((last, index) => {
    const since = last.at.getTime() - minutes * 60_000;
    const within = acts
      .slice(0, index + 1)
      .filter(({ at, caseId }) => at.getTime() > since && (each === 'day' || caseId === last.caseId));
    const counted = countOf(rule.counted, within);
    const [first] = within;
    if (counted < threshold || first === undefined) return [];
    const about = each === 'case' ? `:${last.caseId ?? ''}` : '';
    return [
      {
        rule: name,
        key: `${name}:${personId}${about}:${londonDate(last.at)}`,
        caseId: each === 'case' ? last.caseId : null,
        counted,
        firstSeq: first.seq,
        lastSeq: last.seq,
        lastAt: last.at,
      },
    ];
  });
}

const countOf = (counted: Counted, acts: readonly Act[]): number =>
  counted === 'children' || counted === 'children-without-work'
    ? new Set(acts.map(({ caseId }) => caseId)).size
    : acts.length;
