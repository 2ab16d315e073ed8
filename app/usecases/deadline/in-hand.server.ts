import type { Actor } from '#app/domain/account/actor.ts';
import type { Relation } from '#app/domain/case/case-file.ts';
import { refusalOf, type LifeRefusal } from '#app/domain/deadline/life.ts';
import { mayDo, type HandVerb } from '#app/domain/deadline/who-may.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findCase, type CaseRecord } from '#app/store/case/case-store.server.ts';
import { notePlace, openIdentity } from '#app/store/case/identity.server.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import { lockDeadline, type AnyDeadline } from '#app/store/deadline/running.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { NewEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** A deadline as its form showed it: `version` is what the page was made from. */
export type DeadlineRef = { readonly id: string; readonly version: number };

export type InHand = {
  readonly deadline: AnyDeadline;
  readonly rule: Rule;
  readonly file: CaseRecord;
  readonly relation: Relation;
};

/** The deadline, locked, if this actor may do this to it, whatever its state. Forbidden and unknown are the same answer. */
export async function deadlineFor(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  wanted: { readonly id: string; readonly verb: HandVerb },
): Promise<Result<InHand, NotFound>> {
  const deadline = await lockDeadline(tx, wanted.id);
  const file = deadline && (await findCase(tx, deadline.caseId));
  if (deadline === null || file === null) return refuse({ kind: 'not-found' });
  const rule = deps.rulebook.rule(deadline.ruleKey, deadline.ruleVersion);
  const relation = await relationTo(tx, actor, file.id, deps.now());
  return mayDo(wanted.verb, rule, { role: actor.role, relation, caseStatus: file.status })
    ? accept({ deadline, rule, file, relation })
    : refuse({ kind: 'not-found' });
}

export type InHandRefusal = NotFound | LifeRefusal | { readonly kind: 'changed-meanwhile' };

/** As `deadlineFor`, and in a state in which it can be done, and as the page showed it. */
export async function deadlineInHand(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  wanted: { readonly ref: DeadlineRef; readonly verb: HandVerb },
): Promise<Result<InHand, InHandRefusal>> {
  const { ref, verb } = wanted;
  const found = await deadlineFor(deps, tx, actor, { id: ref.id, verb });
  if (!found.ok) return found;
  const refusal = refusalOf(found.value.deadline.status, verb);
  if (refusal !== null) return refuse(refusal);
  return found.value.deadline.version === ref.version ? found : refuse({ kind: 'changed-meanwhile' });
}

/** A fact about one deadline; the note is sealed under the child's key, which its writer has to be allowed. */
export async function deadlineFact(
  deps: Deps,
  tx: Tx,
  { deadline }: Pick<InHand, 'deadline'>,
  said: {
    readonly type: NewEvent['type'];
    readonly at: Date;
    readonly reason: string;
    readonly note: string;
    readonly detail?: NewEvent['detail'];
  },
): Promise<Result<NewEvent & { readonly id: string }, NotFound>> {
  const id = deps.newId();
  const { type, at, reason, note } = said;
  const detail = { deadline: deadline.id, rule: deadline.ruleKey, reason, ...said.detail };
  if (note === '') return accept({ id, type, at, detail });
  const opened = await openIdentity(tx, deps.vault, deadline.caseId);
  if (opened === null) return refuse({ kind: 'not-found' });
  return accept({ id, type, at, detail, noteSealed: opened.key.seal(notePlace(id), note) });
}
