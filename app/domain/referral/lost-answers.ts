import type { StepValues } from '#app/domain/referral/draft.ts';

/** Answers posted by a browser that no longer knows its referral. They are handed back, to be joined with it by its code. */
export type LostAnswers = {
  readonly kind: 'lost-answers';
  /** The page they were typed on. */
  readonly action: string;
  readonly values: StepValues;
  readonly errors: Readonly<Record<string, string>>;
};

export function isLostAnswers(data: unknown): data is LostAnswers {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'lost-answers';
}
