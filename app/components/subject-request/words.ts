import type { Tone } from '#app/components/content/tag.tsx';
import type { ItemDecision, RequestState } from '#app/domain/subject-request/codes.ts';

export const requestStates = {
  preparing: { words: 'Being prepared', tone: 'notice' },
  submitted: { words: 'Waits for approval', tone: 'warning' },
  approved: { words: 'Approved', tone: 'good' },
  closed: { words: 'Closed without an answer', tone: 'neutral' },
} as const satisfies Record<RequestState, { readonly words: string; readonly tone: Tone }>;

export const decisionWords = {
  release: 'Release',
  redact: 'Release with passages blacked out',
  withhold: 'Withhold',
} as const satisfies Record<ItemDecision, string>;

export const optionsFrom = <Code extends string>(words: Readonly<Record<Code, string>>) =>
  (Object.keys(words) as Code[]).map((value) => ({ value, label: words[value] }));
