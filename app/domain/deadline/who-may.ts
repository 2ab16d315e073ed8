import type { Role } from '#app/domain/account/actor.ts';
import type { Relation } from '#app/domain/case/case-file.ts';
import { may, type CaseAction } from '#app/domain/permission/permissions.ts';
import type { ResponsibleRole, Rule } from '#app/domain/rules/rule.ts';

/** What a person may do to one deadline of a case. */
export type HandVerb = 'extend' | 'pause' | 'resume' | 'waive' | 'explain-lateness';

type Standing = {
  readonly role: Role;
  readonly relation: Relation;
  readonly caseStatus: 'open' | 'closed';
};

/**
 * Whether somebody standing so to a case may do this to a deadline under this rule. On the guardian's side and on the
 * authority's each acts for its own duties; national staff act for all. Guidance is waived as statute is, because it
 * binds; the rest is this service's own and its managers' to waive.
 */
export function mayDo(verb: HandVerb, rule: Rule, { role, relation, caseStatus }: Standing): boolean {
  return may(role, relation, actionFor(verb, rule), caseStatus) && isTheirs(relation, rule.responsible);
}

function actionFor(verb: HandVerb, { source }: Rule): CaseAction {
  switch (verb) {
    case 'extend':
      return source.kind === 'S' ? 'extend-statutory-deadline' : 'extend-deadline';
    case 'pause':
    case 'resume':
      return 'pause-deadline';
    case 'waive':
      return source.kind === 'P' ? 'waive-deadline' : 'waive-statutory-deadline';
    case 'explain-lateness':
      return verb;
  }
}

const guardianSide: readonly ResponsibleRole[] = ['guardian', 'guardian-manager'];
const authoritySide: readonly ResponsibleRole[] = ['social-worker', 'duty-manager'];

function isTheirs(relation: Relation, responsible: ResponsibleRole): boolean {
  if (relation === 'national') return true;
  return (relation === 'accepting-authority' ? authoritySide : guardianSide).includes(responsible);
}
