import { emergencyReasons, type EmergencyReason } from '#app/domain/audit/emergency.ts';
import { reviewOutcomes, type ReviewOutcome } from '#app/domain/audit/review.ts';

const reasons: Readonly<Record<EmergencyReason, string>> = {
  'child-missing': 'The child is missing',
  'risk-of-harm': 'The child is at risk of serious harm now',
  medical: 'The child needs medical treatment now',
  'child-with-me': 'The child is with me and I must know what is known',
  'nobody-reachable': 'Nobody who is responsible can be reached, and it cannot wait',
};

/** A code nobody has words for is shown as it is. */
export const emergencyReasonWords = (code: string): string =>
  (reasons as Readonly<Record<string, string>>)[code] ?? code;

export const emergencyOptions = emergencyReasons.map((value) => ({ value, label: reasons[value] }));

const outcomes: Readonly<Record<ReviewOutcome, string>> = {
  justified: 'Justified',
  'not-justified': 'Not justified',
  referred: 'Referred',
};

export const outcomeWords = (code: string | null): string =>
  code === null ? 'Waits for review' : ((outcomes as Readonly<Record<string, string>>)[code] ?? code);

const hints: Readonly<Record<ReviewOutcome, string>> = {
  justified: 'Nothing follows from it.',
  'not-justified': 'It should not have happened. Say what follows.',
  referred: 'To somebody who decides what follows: a manager, or the regulator as a breach.',
};

export const outcomeOptions = reviewOutcomes.map((value) => ({
  value,
  label: outcomes[value],
  hint: hints[value],
}));
