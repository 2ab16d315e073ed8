import { languageWords } from '#app/components/handover/words.ts';
import type { ReasonCode } from '#app/domain/guardian/match.ts';
import type { DeclineCode } from '#app/domain/guardian/offer.ts';

/** Why a guardian was asked, said to that guardian. */
export function whyYou(code: ReasonCode, language: string | null): string {
  switch (code) {
    case 'speaks-language':
      return `You speak the child’s language, ${languageWords(language)}.`;
    case 'needs-interpreter':
      return `You and the child share no language (the child speaks ${languageWords(language)}), so an interpreter would be needed.`;
    case 'works-in-region':
      return 'You work in the region where the child is.';
    case 'works-in-nation':
      return 'You work in the same nation, in another region.';
    case 'has-room':
      return 'You look after fewer children than your target.';
    case 'near-target':
      return 'You are near the number of children that is your target.';
    case 'over-target':
      return 'You already look after as many children as your target or more; you may be asked all the same.';
  }
}

/** Reasons to decline, said by the guardian who gives them. */
export const myReasons = {
  'caseload-full': 'My caseload is full',
  'conflict-of-interest': 'I have a conflict of interest',
  'too-far-to-visit': 'It is too far for me to visit',
  'language-not-suitable': 'My languages do not suit',
  'absence-coming': 'I will be away soon',
} as const satisfies Record<DeclineCode, string>;
