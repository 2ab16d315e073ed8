import { z } from 'zod';

import { caseEventTypes } from '#app/domain/rules/events.ts';

const date = z.iso.date();
const event = z.enum(caseEventTypes);
const ladderRole = z.enum([
  'responsible',
  'team-manager',
  'duty-manager',
  'service-manager',
  'coordinator',
  'director',
]);
const units = ['calendar-days', 'working-days', 'weeks', 'months', 'years'] as const;
const amount = z.int().min(0);

const afterTrigger = z.strictObject({
  kind: z.literal('after-trigger'),
  amount,
  unit: z.enum(['hours', ...units]),
});
const ageReached = z.strictObject({
  kind: z.literal('age-reached'),
  years: amount,
  months: amount.default(0),
});
const length = z.discriminatedUnion('kind', [
  afterTrigger,
  ageReached,
  z.strictObject({
    kind: z.literal('before-date'),
    amount,
    unit: z.enum(units),
    anchor: z.enum(['supplied-date', 'eighteenth-birthday']),
  }),
  z.strictObject({ kind: z.literal('after-age'), years: amount, amount, unit: z.literal('months') }),
  z.strictObject({ kind: z.literal('supplied-date') }),
  z.strictObject({ kind: z.literal('event-only') }),
  z.strictObject({
    kind: z.literal('earliest-of'),
    of: z.array(z.discriminatedUnion('kind', [afterTrigger, ageReached])).min(2),
  }),
]);

const recurrence = z.strictObject({
  next: z.string(),
  switchAfter: z
    .strictObject({ amount, unit: z.enum(['months', 'years']), next: z.string() })
    .nullable()
    .default(null),
});

const source = z.strictObject({
  kind: z.enum(['S', 'G', 'P']),
  citation: z.string().min(3),
  url: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null),
  verified: z.boolean(),
});

const example = z.strictObject({
  trigger: z.iso.datetime({ local: true }),
  division: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
  dateOfBirth: date.nullable().default(null),
  suppliedDate: date.nullable().default(null),
  due: z.iso.datetime({ local: true }).nullable(),
  because: z.string().min(10),
});

/** Who is reminded and who is told when nobody acts, under a name that many rules share. */
const escalation = z.strictObject({
  reminders: z.array(
    z.strictObject({
      amount,
      unit: z.enum(['hours', 'working-days']),
      to: ladderRole.default('responsible'),
    }),
  ),
  ladder: z.array(
    z.strictObject({
      after: z.strictObject({ amount, unit: z.enum(['hours', 'working-hours', 'working-days']) }),
      role: ladderRole,
    }),
  ),
  acknowledgementHolds: amount,
});

/** A rule as it is written in a file: what most rules leave alone may be left out. */
const row = z.strictObject({
  key: z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)+$/),
  version: z.int().min(1),
  nations: z.array(z.enum(['ENG', 'WAL', 'SCT', 'NI'])).min(1),
  title: z.string().min(5).max(60),
  nature: z.enum(['deadline', 'milestone']).default('deadline'),
  openedBy: z.enum(['event', 'chain']).default('event'),
  triggers: z.array(event).min(1),
  length,
  counting: z.enum(['day-after', 'same-day-is-day-1', 'elapsed', 'corresponding-date', 'count-back', 'none']),
  cutOff: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  dueTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/)
    .default('23:59:59'),
  calendar: z.literal('responsible-authority').default('responsible-authority'),
  metBy: z.array(event).min(1),
  metBefore: z.boolean().default(false),
  endedBy: z.array(event).default([]),
  pausedBy: z.array(event).default([]),
  resumedBy: z.array(event).default([]),
  recurrence: recurrence.nullable().default(null),
  escalation: z.string(),
  responsible: z.enum(['guardian', 'social-worker', 'guardian-manager', 'coordinator', 'duty-manager']),
  responsibleLabel: z.string().min(3),
  urgent: z.boolean().default(false),
  source,
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string(),
  validFrom: date,
  validTo: date.nullable().default(null),
  tracked: z.boolean(),
  example,
});

export const ruleRows = z.array(row);
export const escalations = z.record(z.string(), escalation);

export type RuleRow = z.infer<typeof row>;
export type Escalations = z.infer<typeof escalations>;

/** A rule as it is kept: with its reminders and its ladder written out. */
const kept = row.omit({ escalation: true }).extend(escalation.shape);

/** What is wrong with something that should be a rule, as the field and what to do about it; empty when it is one. */
export function schemaFaults(body: unknown): readonly { readonly field: string; readonly says: string }[] {
  const result = kept.safeParse(body);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ field: path.join('.'), says: message }));
}
