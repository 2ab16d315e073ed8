import { sourceWords, sureWords } from '#app/components/rules/words.ts';
import type { Division } from '#app/domain/calendar/working-calendar.ts';
import type { Counting, LadderRole, ResponsibleRole, Rung, Unit } from '#app/domain/rules/rule.ts';

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const units = {
  hours: 'hours',
  'calendar-days': 'calendar days',
  'working-days': 'working days',
  weeks: 'weeks',
  months: 'months',
  years: 'years',
} as const satisfies Record<Unit, string>;

const countings = {
  'day-after': 'From the day after the event',
  'same-day-is-day-1': 'The day of the event is day 1',
  elapsed: 'By the clock, day and night (hours)',
  'corresponding-date': 'To the same day of the calendar (weeks, months, years)',
  'count-back': 'Back from a date',
  none: 'Nothing is counted',
} as const satisfies Record<Counting, string>;

const offsets = {
  hours: 'hours',
  'working-hours': 'working hours',
  'working-days': 'working days',
} as const satisfies Record<Rung['after']['unit'], string>;

const who = {
  responsible: 'Whoever is responsible',
  'team-manager': 'Team manager, or the guardian’s manager',
  'duty-manager': 'Duty manager',
  'service-manager': 'Service manager',
  coordinator: 'National coordinators',
  director: 'Director',
} as const satisfies Record<LadderRole, string>;

const responsible = {
  guardian: 'The guardian',
  'social-worker': 'The social work team',
  'guardian-manager': 'The guardian’s manager',
  coordinator: 'The national coordinators',
  'duty-manager': 'The duty manager of the authority',
} as const satisfies Record<ResponsibleRole, string>;

export const divisionWords = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} as const satisfies Record<Division, string>;

/** What can be chosen in the form of a draft. */
export const draftOptions = {
  units: optionsOf(units),
  countings: optionsOf(countings),
  reminderUnits: optionsOf(offsets).filter(({ value }) => value !== 'working-hours'),
  rungUnits: optionsOf(offsets),
  who: optionsOf(who),
  responsible: optionsOf(responsible),
  sources: optionsOf(sourceWords),
  confidence: optionsOf(sureWords),
  divisions: optionsOf(divisionWords),
};
