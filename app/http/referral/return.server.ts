import type { FieldErrors } from '#app/http/form.server.ts';

/** One wording for a code that was never given and for one whose time is up. */
const unknownCode =
  'No saved referral has this code. Check each letter and number; drafts are kept for 28 days.';

export function codeErrors(
  tried: { readonly kind: 'unknown' } | { readonly kind: 'wait'; readonly seconds: number },
): FieldErrors {
  return tried.kind === 'unknown' ? { code: unknownCode } : { form: waitWords(tried.seconds) };
}

export const waitWords = (seconds: number): string =>
  `Too many attempts from your network. Wait ${inWords(seconds)}, then try again. Nothing you typed is lost.`;

const inWords = (seconds: number): string => {
  const [count, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};
