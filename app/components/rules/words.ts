import { formatPlainDay } from '#app/components/time/london.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import type { Standing } from '#app/domain/rules/rule-standing.ts';

export const sourceWords = {
  S: 'Law',
  G: 'Guidance only',
  P: 'This service’s own default',
} as const satisfies Record<Rule['source']['kind'], string>;

export const sureWords = {
  high: 'Sure',
  medium: 'Open to another reading',
  low: 'Doubtful',
} as const satisfies Record<Rule['confidence'], string>;

export const standingWords = {
  'in-force': 'In force',
  past: 'No longer in force for new events',
  'to-come': 'Not in force yet',
} as const satisfies Record<Standing, string>;

/** The first day from which the data knows a rule; no beginning is known before it. */
const always = '2000-01-01';

/** For which trigger dates a version answers. */
export function validityWords({ validFrom, validTo }: Pick<Rule, 'validFrom' | 'validTo'>): string {
  if (validFrom === always && validTo === null) return 'Events of any date';
  if (validTo === null) return `Events from ${formatPlainDay(validFrom)}`;
  if (validFrom === always) return `Events up to ${formatPlainDay(validTo)}`;
  return `Events from ${formatPlainDay(validFrom)} to ${formatPlainDay(validTo)}`;
}

type Doubtful = Pick<Rule, 'source' | 'confidence' | 'note'>;

/** What a reader must know before relying on a rule: each a short warning. Empty: law, read and clear. */
export function cautions({ source, confidence, note }: Doubtful): readonly string[] {
  return [
    source.kind === 'S' ? null : sourceWords[source.kind],
    source.verified || source.kind === 'P' ? null : 'Not verified against the text',
    confidence === 'high' ? null : `${sureWords[confidence]}${note === '' ? '' : `: ${note}`}`,
  ].filter((words) => words !== null);
}

/** `Friday 1 May 2026 at 17:10`, from London wall time. */
export const wallWords = (wall: string) => `${formatPlainDay(wall.slice(0, 10))} at ${wall.slice(11, 16)}`;
