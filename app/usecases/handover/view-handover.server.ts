import { authorityRoles, type Actor } from '#app/domain/account/actor.ts';
import type { Relation } from '#app/domain/case/case-file.ts';
import type { HandoverRights, HandoverView } from '#app/domain/handover/handover-view.ts';
import { isOpen, type HandoverState } from '#app/domain/handover/handover.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { may } from '#app/domain/permission/permissions.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import {
  readAnswerClock,
  readHandedOn,
  readHandover,
  readPreview,
} from '#app/store/handover/handover-queries.server.ts';
import { readThread } from '#app/store/handover/handover-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/**
 * A handover as its receiver or a national reader may see it: the preview while it waits, what was answered afterwards.
 * Null for everybody else, as for a handover that never was. Looking is recorded.
 */
export function viewHandover(deps: Deps, actor: Actor, id: string): Promise<HandoverView | null> {
  const scope = scopeOf(actor);
  if (scope === null) return Promise.resolve(null);
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const found = await readHandover(tx, id, scope.authorityId);
    if (found === null) return null;
    const { wrappedKey, ...handover } = found;
    const relation = await relationTo(tx, actor, handover.caseId, now);
    if (!may(actor.role, relation, 'see-handover')) return null;
    if (!may(actor.role, relation, 'preview'))
      return { handover, ...closedView, handedOn: await readHandedOn(tx, id) };
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: 'case.viewed',
      subjectType: 'handover',
      subjectId: id,
      caseId: handover.caseId,
      detail: { as: 'handover', relation },
    });
    return {
      handover,
      preview: await readPreview(tx, handover.caseId),
      clock: isOpen(handover.state) ? await readAnswerClock(tx, handover.caseId) : null,
      thread: await readThread(tx, deps.vault, { id, wrappedKey }),
      rights: rightsOf(actor, relation, handover.state),
      handedOn: null,
    };
  });
}

/** The authority somebody answers for, or none for national sight; null for everybody else. */
function scopeOf(actor: Actor): { readonly authorityId: string | null } | null {
  if (mayOpen(actor.role, 'national-home')) return { authorityId: null };
  const ofAuthority = (authorityRoles as readonly string[]).includes(actor.role);
  return ofAuthority && actor.authorityId !== null ? { authorityId: actor.authorityId } : null;
}

function rightsOf(actor: Actor, relation: Relation, state: HandoverState): HandoverRights {
  const can = (action: Parameters<typeof may>[2]) => may(actor.role, relation, action);
  return {
    answer: isOpen(state) && can('answer-handover'),
    reply: state === 'queried' && can('answer-query'),
    decide: state === 'refused' && can('decide-handover'),
    openCase: can('read'),
  };
}

/** For an authority whose answer, or whose turn, is over. */
const closedView = {
  preview: null,
  clock: null,
  thread: [],
  rights: { answer: false, reply: false, decide: false, openCase: false },
} as const;
