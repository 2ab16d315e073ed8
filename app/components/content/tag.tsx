import type { ReactNode } from 'react';

export type Tone = 'alarm' | 'warning' | 'notice' | 'good' | 'neutral';

/** A state in a word. The word says it; the colour only helps the eye. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <strong className={`govuk-tag cg-tag cg-tag--${tone}`}>{children}</strong>;
}
