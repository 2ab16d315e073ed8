import type { Role } from '#app/domain/account/actor.ts';
import { relations, type Relation } from '#app/domain/case/case-file.ts';
import { mayDo, type HandVerb } from '#app/domain/deadline/who-may.ts';
import { mayOpen, type PageName } from '#app/domain/permission/pages.ts';
import { may, type CaseAction } from '#app/domain/permission/permissions.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

/** The parameters of addresses by which a case is found. */
export type Subject = 'caseId' | 'handoverId' | 'offerId' | 'appointmentId' | 'deadlineId';

/** What one route asks of whoever opens it, or posts to it. */
export type Need =
  /** Anybody; it shows nothing of a case, or only what the code in the browser's own cookie opens. */
  | { readonly kind: 'public' }
  /** Nobody: the answer is unknown to everybody. */
  | { readonly kind: 'nobody' }
  /** Whoever is signed in; it is about themselves. */
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'page'; readonly page: PageName }
  /** Any one of these actions on the case that `by` leads to. */
  | { readonly kind: 'case'; readonly anyOf: readonly CaseAction[]; readonly by: Subject }
  /** What a person does to one deadline: its rule decides which action that is. */
  | { readonly kind: 'deadline'; readonly verb: HandVerb; readonly by: 'deadlineId' }
  /** The offer was made to this guardian, whatever has become of it. */
  | { readonly kind: 'own-offer'; readonly by: 'offerId' };

export type SubjectNeed = Extract<Need, { readonly by: Subject }>;

/** How somebody stands to what the address names. */
export type Standing = {
  readonly relation: Relation;
  readonly status: 'open' | 'closed';
  /** The rule of the deadline it is about. */
  readonly rule?: Rule;
  /** The offer it is about was made to them. */
  readonly own?: boolean;
};

/** Whether this role, standing so, is let in. `null` for a role is somebody who has not signed in. */
export function admits(need: Need, role: Role | null, standing: Standing | null): boolean {
  if (need.kind === 'public') return true;
  if (need.kind === 'nobody' || role === null) return false;
  if (need.kind === 'signed-in') return true;
  if (need.kind === 'page') return mayOpen(role, need.page);
  return standing !== null && stands(need, role, standing);
}

function stands(need: SubjectNeed, role: Role, { relation, status, rule, own }: Standing): boolean {
  switch (need.kind) {
    case 'case':
      return need.anyOf.some((action) => may(role, relation, action, status));
    case 'deadline':
      return rule !== undefined && mayDo(need.verb, rule, { role, relation, caseStatus: status });
    case 'own-offer':
      return role === 'guardian' && own === true;
  }
}

/** Whether this role could be let in at all, before anything is asked of the database. */
export function couldAdmit(need: Need, role: Role | null): boolean {
  if (need.kind === 'case')
    return role !== null && relations.some((relation) => admits(need, role, { relation, status: 'open' }));
  if (need.kind === 'own-offer') return role === 'guardian';
  if (need.kind === 'deadline') return role !== null;
  return admits(need, role, null);
}
