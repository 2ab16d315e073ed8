import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

/**
 * One line for every rule the specification of the law names, written from it and not from the rules. Where it
 * puts several lengths into one row (`3 then 6 months`), each has a rule and a line of its own.
 */
export interface SpecifiedRule {
  /** The identifier in the specification. */
  readonly specified: string;
  /** The rule that keeps it here. */
  readonly rule: string;
  readonly nations: string;
  readonly length: string;
  readonly counting: string;
  readonly source: string;
  /** Where the specification is surer of the duty than of the number, that of the number. */
  readonly confidence: string;
  /** The rule that follows when this one is met, and the one that takes over later. */
  readonly then: string;
}

export const specifiedRules: readonly SpecifiedRule[] = parse(
  readFileSync(new URL('specified-rules.csv', import.meta.url), 'utf8'),
  { columns: true, delimiter: '|' },
);
