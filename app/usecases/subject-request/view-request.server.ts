import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { Decided, SubjectRequest, ViewedItem } from '#app/domain/subject-request/request-view.ts';
import { phrasesAt, suggestPhrases } from '#app/domain/subject-request/redaction.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { readHeld, type Held } from '#app/store/subject-request/held-items.server.ts';
import { listRequests, readDecided } from '#app/store/subject-request/request-store.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Requests there are; null for anybody whose business they are not. */
export async function viewRequests(deps: Deps, actor: Actor) {
  if (!mayOpen(actor.role, 'requests')) return null;
  const requests = await asUser(deps.db, actor.userId, (tx) => listRequests(tx));
  return { requests, mayPrepare: mayOpen(actor.role, 'request-preparing') };
}

export type OpenedRequest = {
  readonly request: SubjectRequest;
  /** Null when the child was erased meanwhile. */
  readonly held: Held | null;
  readonly decided: readonly Decided[];
};

/** A request with everything it is about, opened in the caller’s transaction; null when it is not this person’s to see. */
export async function openRequest(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<OpenedRequest | null> {
  if (!mayOpen(actor.role, 'requests')) return null;
  const [request] = await listRequests(tx, id);
  if (request === undefined) return null;
  const about = { caseId: request.caseId, until: request.recordedAt };
  return { request, held: await readHeld(tx, deps.vault, about), decided: await readDecided(tx, id) };
}

/** One request with each item and what was decided about it. That somebody looked is kept on the child’s record. */
export function viewRequest(deps: Deps, actor: Actor, id: string) {
  return asUser(deps.db, actor.userId, async (tx) => {
    const opened = await openRequest(deps, tx, actor, id);
    if (opened === null) return null;
    const { request, held, decided } = opened;
    await noteLook(deps, tx, actor, request);
    const byItem = new Map(decided.map((one) => [one.item, one]));
    const items = (held?.items ?? []).map((one): ViewedItem => ({
      ...one,
      decided: byItem.get(one.item) ?? null,
    }));
    return { request, erased: held === null, items, may: rightsOf(actor, request) };
  });
}

/** One item of a request with what could be blacked out in it; null when there is none. */
export function viewRequestItem(deps: Deps, actor: Actor, id: string, item: string) {
  return asUser(deps.db, actor.userId, async (tx) => {
    const opened = await openRequest(deps, tx, actor, id);
    if (!opened?.held || !rightsOf(actor, opened.request).prepare) return null;
    const shown = shownItem(opened, opened.held, item);
    if (shown !== null) await noteLook(deps, tx, actor, opened.request);
    return shown;
  });
}

function shownItem({ request, decided: all }: OpenedRequest, held: Held, item: string) {
  const found = held.items.find((one) => one.item === item);
  if (found === undefined) return null;
  const decided = all.find((one) => one.item === item) ?? null;
  const phrases = decided === null ? [] : phrasesAt(found.text, decided.passages);
  return { request, found, decided, phrases, suggested: suggestPhrases(found.text, held.people) };
}

const rightsOf = (actor: Actor, { state, recordedById }: SubjectRequest) => {
  const keeper = mayOpen(actor.role, 'request-preparing');
  return {
    prepare: keeper && state === 'preparing',
    withdraw: keeper && state === 'submitted',
    decide: mayOpen(actor.role, 'request-approval') && state === 'submitted' && recordedById !== actor.userId,
    take: keeper && state === 'approved',
  };
};

function noteLook({ now }: Deps, tx: Tx, actor: Actor, request: SubjectRequest): Promise<void> {
  return audit(tx, {
    at: now(),
    actorLabel: actor.label,
    action: 'case.viewed',
    subjectType: 'case',
    subjectId: request.caseId,
    caseId: request.caseId,
    detail: { as: 'subject-request', request: request.number },
  });
}
