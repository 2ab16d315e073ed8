import { recipientsFor, type CasePeople, type Person } from '#app/domain/deadline/recipients.ts';
import type { LadderRole, Rule } from '#app/domain/rules/rule.ts';

export type ActionKind = 'reminder' | 'due' | 'overdue' | 'escalation';

/** A planned action whose time has come, with what its deadline says at this moment. */
export type DueAction = {
  readonly id: string;
  readonly deadlineId: string;
  readonly caseId: string;
  readonly step: string;
  readonly kind: ActionKind;
  readonly role: LadderRole;
  readonly rung: number | null;
  readonly fireAt: Date;
  readonly ruleKey: string;
  readonly ruleVersion: number;
  readonly heldUntil: Date | null;
};

/** Who stands around a case; while a handover waits for an answer, `desk` names the authority that has to give it. */
export type Standing = { readonly responsible: CasePeople; readonly desk: CasePeople };

/** What becomes of an action: put off while somebody is on it, or fired at these people. Nobody: the next rung at once. */
export type Firing =
  | { readonly kind: 'held'; readonly action: DueAction; readonly until: Date }
  | {
      readonly kind: 'fired';
      readonly action: DueAction;
      readonly rule: Rule;
      readonly told: readonly string[];
      readonly late: boolean;
    };

/** An action fired later than this after its time is marked late, in milliseconds. */
const lateAfter = 60_000;

/** Decides one action. An acknowledgement holds rungs back; reminders and the due moment itself it does not. */
export function decideFiring(
  action: DueAction,
  rule: Rule,
  about: { readonly standing: Standing; readonly people: readonly Person[] },
  now: Date,
): Firing {
  if (action.kind === 'escalation' && action.heldUntil !== null && action.heldUntil > now)
    return { kind: 'held', action, until: action.heldUntil };
  const told = toldOf(action.role, rule, about);
  return { kind: 'fired', action, rule, told, late: now.getTime() - action.fireAt.getTime() > lateAfter };
}

/** Who is told of a deadline under a rule, where this role is to be told. */
export function toldOf(
  role: LadderRole,
  rule: Rule,
  { standing, people }: { readonly standing: Standing; readonly people: readonly Person[] },
): readonly string[] {
  const around = answeredByDesk(rule) ? standing.desk : standing.responsible;
  return recipientsFor({ role, responsible: rule.responsible }, people, around);
}

/** A handover is answered by the authority it was sent to, which need not be the one responsible. */
const answeredByDesk = (rule: Rule) => rule.key.startsWith('handover.');
