import type { Tone } from '#app/components/content/tag.tsx';
import { formatPlainDay } from '#app/components/time/london.ts';
import type { GuardianGender } from '#app/domain/guardian/profile.ts';
import type { ProfileNews } from '#app/domain/guardian/profile-standing.ts';

export const genderWords = {
  woman: 'Woman',
  man: 'Man',
  other: 'Another gender',
  unknown: 'Not said',
} as const satisfies Record<GuardianGender, string>;

/** What whoever answers for a guardian has to know, in a few words. */
export function newsWords(news: ProfileNews): { readonly words: string; readonly tone: Tone } {
  if (news.kind === 'no-profile') return { words: 'No profile yet: gets no offers', tone: 'warning' };
  const what = news.kind === 'vetting' ? 'Vetting' : 'Training';
  const { days } = news;
  if (days < 0) return { words: `${what} ended: gets no offers`, tone: 'alarm' };
  if (days === 0) return { words: `${what} ends today`, tone: 'warning' };
  return { words: `${what} ends in ${days === 1 ? '1 day' : `${days} days`}`, tone: 'warning' };
}

/** The last day on which something is valid. */
export const validWords = (date: string): string => `To the end of ${formatPlainDay(date)}`;
