import type { Actor } from '#app/domain/account/actor.ts';
import { closingOf, mayPropose, mayWithdraw, type CloseReason } from '#app/domain/case/closing.ts';
import { caseReference } from '#app/domain/referral/case-reference.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { isRecorded } from '#app/store/case/case-store.server.ts';
import { readAround, readClosingFacts } from '#app/store/case/closing-store.server.ts';
import { notePlace, openIdentity } from '#app/store/case/identity.server.ts';
import { asUser, oneAtATime } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { closingLock, entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type ClosingProposal = {
  /** Made with the form, so that a form sent twice is one proposal. */
  readonly key: string;
  readonly reason: CloseReason;
  /** The reference of the child's other case, as it was typed; only where this one was recorded twice. */
  readonly other: string | null;
  readonly note: string;
};

export type ProposeClosingRefusal =
  | NotFound
  | {
      readonly kind: 'closing-proposed-already' | 'obstacles-left' | 'under-eighteen' | 'other-not-open';
    };

/** Proposes that a case is closed, and tells those who may decide on it and those who know the child. Closes nothing. */
export function proposeClosing(
  deps: Deps,
  actor: Actor,
  caseId: string,
  { key, reason, note, ...typed }: ClosingProposal,
): Promise<Result<null, ProposeClosingRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    await oneAtATime(tx, closingLock(caseId));
    const entitled = await entitledCase(tx, actor, caseId, { action: 'propose-closing', now });
    if (!entitled.ok) return entitled;
    if (await isRecorded(tx, caseId, key)) return accept(null);
    const opened = await openIdentity(tx, deps.vault, caseId);
    if (opened === null) return refuse({ kind: 'not-found' });

    const other = reason === 'recorded-twice' ? caseReference(typed.other ?? '') : null;
    const { birthDate } = opened.identity;
    const around = await readAround(tx, { caseId, birthDate, other, now });
    const state = closingOf(await readClosingFacts(tx, caseId));
    const proposed = mayPropose(state, reason, around);
    if (!proposed.ok) return proposed;
    await recordEvent(changeBy(deps, tx, actor, now), entitled.value.file, {
      id: key,
      type: 'ClosingProposed',
      at: now,
      detail: { reason, ...(other === null ? {} : { other }) },
      noteSealed: opened.key.seal(notePlace(key), note),
    });
    deps.bell.ring('send');
    return accept(null);
  });
}

export type WithdrawClosingRefusal = NotFound | { readonly kind: 'not-proposed' | 'not-yours' };

/** Whoever proposed to close a case takes it back. */
export function withdrawClosing(
  deps: Deps,
  actor: Actor,
  caseId: string,
  { key, proposal }: { readonly key: string; readonly proposal: string },
): Promise<Result<null, WithdrawClosingRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    await oneAtATime(tx, closingLock(caseId));
    const entitled = await entitledCase(tx, actor, caseId, { action: 'propose-closing', now });
    if (!entitled.ok) return entitled;
    if (await isRecorded(tx, caseId, key)) return accept(null);
    const state = closingOf(await readClosingFacts(tx, caseId));
    const own = mayWithdraw(state, proposal, actor.userId);
    if (!own.ok) return own;
    await recordEvent(changeBy(deps, tx, actor, now), entitled.value.file, {
      id: key,
      type: 'ClosingWithdrawn',
      at: now,
      detail: { proposal },
    });
    return accept(null);
  });
}
