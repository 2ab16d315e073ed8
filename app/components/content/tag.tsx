import type { ReactNode } from 'react';

export type Tone = 'alarm' | 'warning' | 'notice' | 'good' | 'neutral';

const colour = {
  alarm: 'govuk-tag--red',
  warning: 'govuk-tag--orange',
  notice: 'govuk-tag--yellow',
  good: 'govuk-tag--green',
  neutral: 'govuk-tag--grey',
} as const satisfies Record<Tone, string>;

/** A state in a word. The word says it; the colour only helps the eye. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <strong className={`govuk-tag ${colour[tone]}`}>{children}</strong>;
}
