import { readdirSync, readFileSync } from 'node:fs';

import type { z } from 'zod';

import type { Rule } from '#app/domain/rules/rule.ts';
import { faultsBetween, faultsOf } from '#app/domain/rules/faults.ts';
import {
  escalations,
  ruleRows,
  type Escalations,
  type RuleRow,
} from '#app/store/reference/rule-schema.server.ts';

const escalationFile = 'escalations.json';

/** All rules of this folder. Throws one error naming file, key and field of everything that is wrong. */
export function loadRules(folder: URL = new URL('.', import.meta.url)): readonly Rule[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== escalationFile);
  const known = parsed(escalations, folder, escalationFile);
  const rules = names.toSorted().flatMap((name) => rulesIn(name, parsed(ruleRows, folder, name), known));
  refuse(faultsBetween(rules));
  return rules;
}

function rulesIn(name: string, rows: readonly RuleRow[], known: Escalations): readonly Rule[] {
  const rules = rows.map(({ escalation, ...row }): Rule => {
    const found = known[escalation];
    if (found === undefined) throw unusable([`${name}: ${row.key}: escalation: there is no "${escalation}"`]);
    return { ...row, ...found };
  });
  refuse(rules.flatMap((rule) => faultsOf(rule).map((fault) => `${name}: ${rule.key}: ${fault}`)));
  return rules;
}

function parsed<T extends z.ZodType>(schema: T, folder: URL, name: string): z.infer<T> {
  const json: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw unusable(result.error.issues.map(({ path, message }) => `${name}: ${place(json, path)}: ${message}`));
}

/** `nrm.reconsider: length.amount` rather than `8.length.amount`. */
function place(json: unknown, [first, ...rest]: readonly PropertyKey[]): string {
  const row: unknown = Array.isArray(json) && typeof first === 'number' ? json[first] : null;
  const key = typeof row === 'object' && row !== null && 'key' in row ? row.key : first;
  return `${String(key)}: ${rest.join('.')}`;
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw unusable(faults);
}

function unusable(faults: readonly string[]): Error {
  return new Error(`Deadline rules are not usable:\n${faults.join('\n')}`);
}
