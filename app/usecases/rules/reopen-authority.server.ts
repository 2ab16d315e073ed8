import type { Actor } from '#app/domain/account/actor.ts';
import {
  keptFromReopening,
  type ReopeningReason,
  type ReopeningRefusal,
} from '#app/domain/calendar/closure.ts';
import type { IsoDate } from '#app/domain/calendar/working-calendar.ts';
import type { MovePreview } from '#app/domain/deadline/recompute-preview.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { findAuthority } from '#app/store/reference/authority.server.ts';
import { reopenAuthority } from '#app/store/reference/closure-store.server.ts';
import { refreshRulebook } from '#app/store/reference/living-rulebook.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { previewReopening } from '#app/usecases/rules/preview-moves.server.ts';

export type ClosedDay = { readonly authorityId: string; readonly date: IsoDate };

/** A closed day as it stands, with what would move without it, and whether it is too late for that; null when there is none. */
export async function viewReopening(deps: Deps, actor: Actor, { authorityId, date }: ClosedDay) {
  if (!mayOpen(actor.role, 'closures')) return null;
  await refreshRulebook(deps.rulebook);
  return asUser(deps.db, actor.userId, async (tx) => {
    const authority = await findAuthority(tx, authorityId);
    if (authority === null) return null;
    const calendar = deps.rulebook.calendar(authority.division, authorityId);
    const called = calendar.closures?.get(date);
    if (called === undefined) return null;
    return {
      authority: authority.name,
      date,
      called,
      begun: keptFromReopening(date, calendar, deps.now()) !== null,
      preview: await previewReopening(tx, deps, { authorityId, date }),
    };
  });
}

export type ReopenAuthorityRefusal = NotFound | ReopeningRefusal;

/**
 * Takes away a day to come on which an authority was to be closed. The worker then computes its running deadlines again, by
 * the same machinery as when the day was added, and whoever has to act by a date that moves is told.
 */
export async function reopenAuthorityOn(
  deps: Deps,
  actor: Actor,
  { reason, ...closed }: ClosedDay & { readonly reason: ReopeningReason },
): Promise<Result<MovePreview, ReopenAuthorityRefusal>> {
  if (!mayOpen(actor.role, 'closures')) return refuse({ kind: 'not-found' });
  await refreshRulebook(deps.rulebook);
  const now = deps.now();
  const done = await asUser(deps.db, actor.userId, async (tx) => {
    const authority = await findAuthority(tx, closed.authorityId);
    if (authority === null) return refuse({ kind: 'not-found' } as const);
    const calendar = deps.rulebook.calendar(authority.division, authority.id);
    const kept = keptFromReopening(closed.date, calendar, now);
    if (kept !== null) return refuse(kept);
    const preview = await previewReopening(tx, deps, closed);
    const opened = await reopenAuthority(tx, closed, { at: now, recomputeId: deps.newId() });
    if (!opened) return refuse({ kind: 'not-closed' } as const);
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: 'authority.reopened',
      subjectType: 'authority',
      subjectId: closed.authorityId,
      caseId: null,
      detail: { date: closed.date, reason },
    });
    return accept(preview);
  });
  await refreshRulebook(deps.rulebook);
  return done;
}
