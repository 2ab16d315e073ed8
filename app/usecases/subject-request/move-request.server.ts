import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { markIdentityChecked, moveRequest } from '#app/store/subject-request/request-store.server.ts';
import { asUser, oneAtATime, type Tx } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { openRequest, type OpenedRequest } from '#app/usecases/subject-request/view-request.server.ts';

/** What whoever prepares a request does with it, and what a second person does. */
export const preparingVerbs = ['identity', 'submit', 'withdraw', 'close'] as const;
export const approvingVerbs = ['approve', 'return'] as const;
export type RequestVerb = (typeof preparingVerbs | typeof approvingVerbs)[number];

export type MoveRequestRefusal =
  | NotFound
  | { readonly kind: 'not-preparing' }
  | { readonly kind: 'not-submitted' }
  | { readonly kind: 'own-proposal' }
  | { readonly kind: 'items-undecided' }
  | { readonly kind: 'identity-unchecked' };

const actions = {
  identity: 'subject-request.identity-checked',
  submit: 'subject-request.submitted',
  withdraw: 'subject-request.taken-back',
  close: 'subject-request.closed',
  approve: 'subject-request.approved',
  return: 'subject-request.returned',
} as const satisfies Record<RequestVerb, string>;

/** Moves a request on. Whoever prepared it cannot approve it, and nothing undecided or for a stranger is approved. */
export function moveSubjectRequest(
  deps: Deps,
  actor: Actor,
  id: string,
  verb: RequestVerb,
): Promise<Result<null, MoveRequestRefusal>> {
  const approving = verb === 'approve' || verb === 'return';
  const page = approving ? 'request-approval' : 'request-preparing';
  if (!mayOpen(actor.role, page)) return Promise.resolve(refuse({ kind: 'not-found' }));
  const at = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    await oneAtATime(tx, `subject-request:${id}`);
    const opened = await openRequest(deps, tx, actor, id);
    if (opened === null) return refuse({ kind: 'not-found' });
    const refusal = refusalOf(opened, actor, verb);
    if (refusal !== null) return refuse(refusal);
    if (!(await move(tx, id, verb, { at, actor })))
      return refuse({ kind: approving ? 'not-submitted' : 'not-preparing' });
    const { caseId, number } = opened.request;
    await audit(tx, {
      at,
      actorLabel: actor.label,
      action: actions[verb],
      subjectType: 'subject-request',
      subjectId: id,
      caseId,
      detail: { number, items: opened.decided.length },
    });
    return accept(null);
  });
}

function refusalOf(
  { request, held, decided }: OpenedRequest,
  actor: Actor,
  verb: RequestVerb,
): MoveRequestRefusal | null {
  if (verb !== 'submit' && verb !== 'approve') return null;
  if (!request.identityChecked) return { kind: 'identity-unchecked' };
  const known = new Set(decided.map(({ item }) => item));
  if (held === null || held.items.some(({ item }) => !known.has(item))) return { kind: 'items-undecided' };
  return verb === 'approve' && request.recordedById === actor.userId ? { kind: 'own-proposal' } : null;
}

function move(
  tx: Tx,
  id: string,
  verb: RequestVerb,
  { at, actor }: { readonly at: Date; readonly actor: Actor },
): Promise<boolean> {
  switch (verb) {
    case 'identity':
      return markIdentityChecked(tx, id);
    case 'submit':
      return moveRequest(tx, id, { from: ['preparing'], to: 'submitted', data: { submittedAt: at } });
    case 'withdraw':
      return moveRequest(tx, id, { from: ['submitted'], to: 'preparing' });
    case 'close':
      return moveRequest(tx, id, { from: ['preparing', 'submitted'], to: 'closed' });
    case 'approve':
      return moveRequest(tx, id, {
        from: ['submitted'],
        to: 'approved',
        data: { decidedById: actor.userId, decidedAt: at },
      });
    case 'return':
      return moveRequest(tx, id, { from: ['submitted'], to: 'preparing' });
  }
}
