import type { CaseFile } from '#app/domain/case/case-file.ts';
import { consequencesOf } from '#app/domain/deadline/consequences.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { kent } from '#tests/support/a-case.ts';

import { breaks, type Check } from './violation.ts';

/** A: everything the rules ask for was planned. The rules are the second book of the double entry. */
export const everythingWasPlanned =
  (rulebook: Rulebook): Check =>
  (books) =>
    breaks('A', [...missingDeadlines(rulebook, books), ...missingSteps(rulebook, books)]);

function missingDeadlines(
  rulebook: Rulebook,
  { ledger, deadlines }: Parameters<Check>[0],
): readonly string[] {
  const running = new Set(deadlines.map(({ caseId, ruleKey }) => `${caseId} ${ruleKey}`));
  return ledger.flatMap((obligation) => {
    if (obligation.kind !== 'event') return [];
    const { caseId, type, at, birthDate } = obligation;
    return openedBy(rulebook, { caseId, type, at: new Date(at), birthDate })
      .filter((key) => !running.has(`${caseId} ${key}`))
      .map((key) => `${type} of case ${caseId} opened no ${key}`);
  });
}

function openedBy(
  rulebook: Rulebook,
  fact: {
    readonly caseId: string;
    readonly type: CaseEventType;
    readonly at: Date;
    readonly birthDate: string;
  },
): readonly string[] {
  const { type, at, birthDate } = fact;
  const told = { type, at, dateOfBirth: birthDate, suppliedDate: null };
  const { opened } = consequencesOf(told, fileOf(fact.caseId), [], rulebook);
  return opened.map(({ rule }) => rule.key);
}

const fileOf = (id: string): CaseFile => ({
  id,
  status: 'open',
  nation: 'ENG',
  division: 'england-and-wales',
  responsibleAuthorityId: kent,
  responsibilityAcceptedAt: null,
  version: 1,
});

/** Deadlines that were changed have another plan by now; those as they were opened have this one. */
function missingSteps(rulebook: Rulebook, { deadlines, actions }: Parameters<Check>[0]): readonly string[] {
  const planned = new Set(
    actions.filter(({ version }) => version === 1).map(({ deadlineId, step }) => `${deadlineId} ${step}`),
  );
  const calendar = rulebook.calendar('england-and-wales', kent);
  return deadlines
    .filter(({ version, status }) => version === 1 && status === 'open')
    .flatMap(({ id, ruleKey, ruleVersion, dueAt: at, localIntent, explanation, triggerAt }) => {
      const rule = rulebook.rule(ruleKey, ruleVersion);
      const steps = planActions(rule, { kind: 'due', at, localIntent, explanation }, calendar, triggerAt);
      return steps
        .filter(({ step }) => !planned.has(`${id} ${step}`))
        .map(({ step }) => `${ruleKey} (${id}) has no ${step} planned`);
    });
}
