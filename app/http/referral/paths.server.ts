import { stepAfter, stepBefore, type Step } from '#app/domain/referral/draft.ts';

/** Where the pages of a referral are. Nothing typed ever stands in an address. */
export const stepPath = (step: Step, fromCheck = false): string =>
  `/referral/${step}${fromCheck ? '?from=check' : ''}`;

/** Whether the page was opened from “Check your answers”, and goes back there. */
export const isFromCheck = (url: string): boolean => new URL(url).searchParams.get('from') === 'check';

export const pathAfter = (step: Step, fromCheck: boolean): string => {
  const next = stepAfter(step);
  return next === null || fromCheck ? '/referral/check' : stepPath(next);
};

export const pathBefore = (step: Step, fromCheck: boolean): string => {
  if (fromCheck) return '/referral/check';
  const before = stepBefore(step);
  return before === null ? '/referral' : stepPath(before);
};
