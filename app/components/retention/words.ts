import { erasureBases, holdReasons, type RetentionRule } from '#app/domain/retention/schedule.ts';
import type { ErasureView } from '#app/domain/retention/retention-view.ts';
import type { Tone } from '#app/components/content/tag.tsx';

const starts = {
  birth: 'birthday',
  'case-closed': 'after the case closed',
  'draft-begun': 'after it was begun',
  'signed-in': 'after signing in',
  answered: 'after it was answered',
  none: '',
} as const satisfies Record<RetentionRule['after'][number]['from'], string>;

/** How long something is kept, in words; the later of two when there are two. */
export function timeWords({ after }: Pick<RetentionRule, 'after'>): string {
  if (after.length === 0) return 'Kept';
  const parts = after.map(({ from, years, days }) => {
    if (from === 'birth') return `the ${years ?? 0}th birthday`;
    return `${years === undefined ? `${days ?? 0} days` : `${years} years`} ${starts[from]}`;
  });
  return parts.length === 1 ? (parts[0] ?? '') : `The later of ${parts.join(' and ')}`;
}

export const thenWords = {
  review: 'A person decides',
  automatic: 'Removed by the service',
  kept: 'Stays',
} as const satisfies Record<RetentionRule['then'], string>;

export const erasureStates = {
  proposed: { words: 'Waits for a second person', tone: 'warning' },
  withdrawn: { words: 'Taken back', tone: 'neutral' },
  rejected: { words: 'Rejected', tone: 'neutral' },
  done: { words: 'Erased', tone: 'good' },
} as const satisfies Record<ErasureView['state'], { readonly words: string; readonly tone: Tone }>;

export const optionsOf = <Code extends string>(words: Readonly<Record<Code, string>>) =>
  (Object.keys(words) as Code[]).map((value) => ({ value, label: words[value] }));

export const basisWords = (basis: ErasureView['basis']): string => erasureBases[basis];
export const holdWords = (reason: keyof typeof holdReasons): string => holdReasons[reason];
