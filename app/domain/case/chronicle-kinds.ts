import { chronicleOnly, type ChronicleType } from '#app/domain/case/chronology.ts';
import { caseEventTypes, type CaseEventType } from '#app/domain/rules/events.ts';

/** What the chronology can be narrowed to. */
export const chronicleKinds = [
  'handover',
  'guardianship',
  'identification',
  'safety',
  'care',
  'legal',
  'reminders',
] as const;
export type ChronicleKind = (typeof chronicleKinds)[number];

/** The list of events stands in this order; each kind begins with one event and ends before the next. */
const begins: Partial<Record<CaseEventType, ChronicleKind>> = {
  ReferralReceived: 'handover',
  GuardianEligibilityDetermined: 'guardianship',
  NrmReferred: 'identification',
  ChildMissing: 'safety',
  ChildLookedAfter: 'care',
  AgeAssessmentOpened: 'legal',
};

/** Every event of one kind. */
export function typesOfKind(kind: ChronicleKind): readonly ChronicleType[] {
  return [...kinds()].filter(([, its]) => its === kind).map(([type]) => type);
}

function kinds(): ReadonlyMap<ChronicleType, ChronicleKind> {
  const found = new Map<ChronicleType, ChronicleKind>();
  let current: ChronicleKind = 'handover';
  for (const type of caseEventTypes) {
    current = begins[type] ?? current;
    found.set(type, current);
  }
  for (const type of chronicleOnly) found.set(type, ofTheService(type));
  return found;
}

function ofTheService(type: (typeof chronicleOnly)[number]): ChronicleKind {
  if (type.startsWith('Handover') || type.startsWith('Closing') || type === 'CaseReopened') return 'handover';
  if (type === 'CaseHandedOn') return 'care';
  return type.startsWith('Guardian') ? 'guardianship' : 'reminders';
}
