import { z } from 'zod';
import type { DraftFault } from '#app/domain/rules/draft.ts';
import { draftRows } from '#app/domain/rules/draft-rows.ts';
import type { LadderRole, Rule } from '#app/domain/rules/rule.ts';
import {
  choice,
  day,
  optionalDay,
  optionalText,
  requiredText,
  ticked,
  timeOfDay,
} from '#app/http/fields.server.ts';
import type { FieldErrors } from '#app/http/form.server.ts';

const units = ['hours', 'calendar-days', 'working-days', 'weeks', 'months', 'years'] as const;
const countings = [
  'day-after',
  'same-day-is-day-1',
  'elapsed',
  'corresponding-date',
  'count-back',
  'none',
] as const;
const ladderRoles = [
  'responsible',
  'team-manager',
  'duty-manager',
  'service-manager',
  'coordinator',
  'director',
] as const satisfies readonly LadderRole[];
const responsible = ['guardian', 'social-worker', 'guardian-manager', 'coordinator', 'duty-manager'] as const;
const divisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const;

const whole = (missing: string) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim() : ''),
    z
      .string()
      .regex(/^\d{1,4}$/u, missing)
      .transform(Number),
  );

/** A row of number, unit and person; all of it, or nothing. */
function told<const Units extends readonly [string, ...string[]]>(allowed: Units) {
  const says = 'Enter a whole number, a unit and who is told, or empty the number';
  const empty = z.object({ amount: z.literal('') }).transform(() => null);
  const given = z.object({
    amount: whole(says),
    unit: z.enum(allowed, says),
    who: z.enum(ladderRoles, says),
  });
  return z.preprocess((value) => value ?? { amount: '' }, z.union([empty, given], says));
}

type Told<Unit> = { readonly amount: number; readonly unit: Unit; readonly who: LadderRole } | null;
type Reminder = Told<'hours' | 'working-days'>;
type Rung = Told<'hours' | 'working-hours' | 'working-days'>;

const rows = {
  ...Object.fromEntries(draftRows.reminders.map((name) => [name, told(['hours', 'working-days'])])),
  ...Object.fromEntries(
    draftRows.rungs.map((name) => [name, told(['hours', 'working-hours', 'working-days'])]),
  ),
};

const isLink = (text: string | null) => text === null || (URL.canParse(text) && text.startsWith('https://'));

const schema = z.object({
  title: requiredText('Enter a title', 60),
  length: z
    .object({ amount: whole('Enter a whole number, with its unit'), unit: z.enum(units, 'Choose a unit') })
    .optional(),
  counting: choice(countings, 'Choose how it is counted'),
  dueTime: timeOfDay('Enter the time of day at which it falls due'),
  cutOff: z.preprocess((value) => (value === '' ? undefined : value), timeOfDay('').optional()),
  holds: whole('Enter a whole number of hours'),
  responsible: choice(responsible, 'Choose who is responsible'),
  responsibleLabel: requiredText('Enter the office that the source names'),
  urgent: ticked(),
  sourceKind: choice(['S', 'G', 'P'], 'Choose the kind of source'),
  citation: requiredText('Enter where the rule is written', 300),
  url: optionalText(500).refine(isLink, 'Enter a link that begins with https://, or none'),
  verified: ticked(),
  confidence: choice(['high', 'medium', 'low'], 'Choose how sure the rule is'),
  note: optionalText(1000),
  validFrom: day('Enter the first day of the new version'),
  validTo: optionalDay(),
  exDay: day('Enter the day of the event in the example'),
  exTime: timeOfDay('Enter the time of the event in the example'),
  exDivision: choice(divisions, 'Choose whose bank holidays the example keeps'),
  exBorn: optionalDay(),
  exSupplied: optionalDay(),
  exDue: optionalDay(),
  exDueTime: z.preprocess((value) => (value === '' ? undefined : value), timeOfDay('').optional()),
  because: requiredText('Say how the example was worked by hand', 500).refine(
    (text) => text.length >= 10,
    'Say how the example was worked by hand, day by day',
  ),
  recompute: choice(['yes', 'no'], 'Choose whether running deadlines are computed again'),
  reason: requiredText('Enter the reason for the change', 1000),
  ...rows,
});

type Typed = z.output<typeof schema>;

/** What the form of a draft posts, as the change of a rule that it means. */
export const draftSchema = (base: Rule) =>
  schema.transform((typed) => ({
    change: changeOf(typed, base),
    recompute: typed.recompute === 'yes',
    reason: typed.reason,
  }));

function changeOf(typed: Typed, base: Rule): Partial<Rule> {
  const given = typed as unknown as Readonly<Record<string, unknown>>;
  const reminders = draftRows.reminders.map((name) => given[name] as Reminder).filter((row) => row !== null);
  const rungs = draftRows.rungs.map((name) => given[name] as Rung).filter((row) => row !== null);
  return {
    title: typed.title,
    length: lengthOf(typed, base),
    counting: typed.counting,
    dueTime: seconds(typed.dueTime),
    cutOff: typed.cutOff ?? null,
    reminders: reminders.map(({ amount, unit, who }) => ({ amount, unit, to: who })),
    ladder: rungs.map(({ amount, unit, who }) => ({ after: { amount, unit }, role: who })),
    acknowledgementHolds: typed.holds,
    responsible: typed.responsible,
    responsibleLabel: typed.responsibleLabel,
    urgent: typed.urgent,
    source: { kind: typed.sourceKind, citation: typed.citation, url: typed.url, verified: typed.verified },
    confidence: typed.confidence,
    note: typed.note ?? '',
    validFrom: typed.validFrom,
    validTo: typed.validTo,
    example: exampleOf(typed),
  };
}

/** Only the number and the unit of a length change here; what it is counted from does not. */
function lengthOf({ length: typed }: Typed, { length }: Rule): Rule['length'] {
  if (typed === undefined || !('amount' in length)) return length;
  return { ...length, ...typed } as Rule['length'];
}

function exampleOf(typed: Typed): Rule['example'] {
  const { exDay, exTime, exDivision, exBorn, exSupplied, exDue, exDueTime, because } = typed;
  return {
    trigger: `${exDay}T${exTime}`,
    division: exDivision,
    dateOfBirth: exBorn,
    suppliedDate: exSupplied,
    due: exDue && `${exDue}T${seconds(exDueTime ?? '23:59')}`,
    because,
  };
}

/** The last minute of a day means its last second. */
const seconds = (time: string) => (time === '23:59' ? '23:59:59' : `${time}:00`);

const fields: Readonly<Record<string, string>> = {
  'source.citation': 'citation',
  'source.url': 'url',
  'source.verified': 'verified',
  'example.due': 'exDue',
  'example.because': 'because',
  acknowledgementHolds: 'holds',
  escalation: draftRows.rungs[0],
};

/** What is wrong with the rule, beside the field it was typed in. */
export function draftErrors(faults: readonly DraftFault[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { field, says } of faults) errors[fieldFor(field)] ??= says;
  return errors;
}

function fieldFor(field: string): string {
  const [, list, index] = /^(reminders|ladder)\.(\d+)/u.exec(field) ?? [];
  if (list !== undefined) {
    const names = list === 'ladder' ? draftRows.rungs : draftRows.reminders;
    return names[Number(index)] ?? 'form';
  }
  const [outer = ''] = field.split('.');
  return fields[field] ?? (outer in schema.shape ? outer : 'form');
}
