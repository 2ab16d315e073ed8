import { expect, test } from 'vitest';

import { parseLondon } from '#app/domain/calendar/london.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Trigger } from '#app/domain/rules/due.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { calendars } from '#tests/unit/domain/rules/published-calendars.ts';

const rules = loadRules();

/** The examples are worked by hand; the code is measured by them and never the other way round. */
test.each(rules.map((rule) => ({ rule, key: rule.key, because: rule.example.because })))(
  '$key: $because',
  ({ rule }) => {
    const computed = computeDue(rule, triggerOf(rule), calendars[rule.example.division]);
    if (rule.example.due === null) expect(computed).toEqual({ kind: 'no-clock' });
    else expect(computed).toMatchObject({ kind: 'due', at: parseLondon(rule.example.due) });
  },
);

function triggerOf({ triggers, example }: Rule): Trigger {
  const [type] = triggers;
  if (type === undefined) throw new Error('a rule without a trigger');
  return {
    type,
    at: parseLondon(example.trigger),
    ...(example.dateOfBirth === null ? {} : { dateOfBirth: example.dateOfBirth }),
    ...(example.suppliedDate === null ? {} : { suppliedDate: example.suppliedDate }),
  };
}
