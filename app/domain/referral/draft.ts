/** The questions of a referral, one page each, in the order they are asked. */
export const steps = ['danger', 'you', 'child', 'found', 'place', 'indicators', 'contact'] as const;
export type Step = (typeof steps)[number];

export const stepTitles = {
  danger: 'Is the child in immediate danger?',
  you: 'Who you are',
  child: 'The child',
  found: 'When the child was found',
  place: 'Where the child was found',
  indicators: 'What worries you',
  contact: 'Contacting the child safely',
} as const satisfies Record<Step, string>;

/** What was typed on one page, as it was typed, right or not. */
export type StepValues = Readonly<Record<string, string | readonly string[]>>;
export type Answers = Readonly<Partial<Record<Step, StepValues>>>;

/** What the referrer is told after sending. Nothing here is about the child. */
export type Receipt = {
  readonly reference: string;
  readonly authority: string;
  readonly sentAt: Date;
  readonly danger: boolean;
  /** By when the authority must answer, and by when a guardian is due; null where no rule of the nation says so. */
  readonly answerBy: Date | null;
  readonly guardianBy: Date | null;
};

/** A draft is being written, or it has become a referral and only its receipt is left. */
export type Draft =
  | { readonly state: 'open'; readonly answers: Answers; readonly expiresAt: Date }
  | { readonly state: 'sent'; readonly receipt: Receipt };

const keptDays = 28;

/** Drafts are kept for 28 days from their beginning, whatever happens to them. */
export const draftExpiry = (startedAt: Date): Date => new Date(startedAt.getTime() + keptDays * 86_400_000);

export const stepAfter = (step: Step): Step | null => steps[steps.indexOf(step) + 1] ?? null;
export const stepBefore = (step: Step): Step | null => steps[steps.indexOf(step) - 1] ?? null;

export const stepNumber = (step: Step): number => steps.indexOf(step) + 1;
