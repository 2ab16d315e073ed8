import type { Actor } from '#app/domain/account/actor.ts';
import { closingOf, type ReopenReason } from '#app/domain/case/closing.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findCase, isRecorded, type CaseRecord } from '#app/store/case/case-store.server.ts';
import { readClosingFacts, reopenCase, type ClosingRecord } from '#app/store/case/closing-store.server.ts';
import { notePlace, openIdentity } from '#app/store/case/identity.server.ts';
import { addHandover } from '#app/store/handover/handover-store.server.ts';
import { readRetentionCase } from '#app/store/retention/retention-queries.server.ts';
import { asUser, oneAtATime, type Tx } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { closingLock, entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import { recordLock } from '#app/usecases/retention/keep-records.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type Reopening = {
  /** Made with the form, so that a form sent twice reopens once. */
  readonly key: string;
  readonly reason: ReopenReason;
  readonly note: string;
};

export type ReopenRefusal =
  NotFound | { readonly kind: 'case-not-closed' | 'already-erased' | 'changed-meanwhile' };

/**
 * Opens a closed case again and begins it as a referral does, so that nothing is forgotten: its authority is asked to accept
 * once more, every clock of a referral starts, and the coordinators hear that a child needs a guardian.
 */
export function reopenClosedCase(
  deps: Deps,
  actor: Actor,
  caseId: string,
  reopening: Reopening,
): Promise<Result<null, ReopenRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    await oneAtATime(tx, closingLock(caseId));
    const entitled = await entitledCase(tx, actor, caseId, { action: 'reopen-case', now });
    if (!entitled.ok) return entitled;
    if (await isRecorded(tx, caseId, reopening.key)) return accept(null);
    const { file } = entitled.value;
    const refusal = await whyNot(tx, file);
    if (refusal !== null) return refuse(refusal);
    const opened = await openIdentity(tx, deps.vault, caseId);
    if (opened === null) return refuse({ kind: 'not-found' });
    if (!(await reopenCase(tx, file, now))) return refuse({ kind: 'changed-meanwhile' });

    const { birthDate } = opened.identity;
    const noteSealed = opened.key.seal(notePlace(reopening.key), reopening.note);
    await beginAgain(deps, tx, { actor, now, caseId, birthDate, noteSealed, reopening });
    deps.bell.ring('send');
    return accept(null);
  });
}

/** An erasure of the same child waits until this is done, or has been done before. */
async function whyNot(tx: Tx, file: CaseRecord): Promise<ReopenRefusal | null> {
  const kept = await readRetentionCase(tx, { id: file.id });
  if (kept === null) return { kind: 'not-found' };
  await oneAtATime(tx, recordLock(kept.childId));
  const now = await readRetentionCase(tx, { id: file.id });
  if (now?.status !== 'closed') return { kind: 'case-not-closed' };
  return now.erasedAt === null ? null : { kind: 'already-erased' };
}

type Again = {
  readonly actor: Actor;
  readonly now: Date;
  readonly caseId: string;
  readonly birthDate: string | null;
  readonly noteSealed: string;
  readonly reopening: Reopening;
};

async function beginAgain(deps: Deps, tx: Tx, again: Again): Promise<void> {
  const { actor, now: at, caseId, birthDate, noteSealed, reopening } = again;
  const file = await findCase(tx, caseId);
  if (file === null) throw new Error('The case just opened again cannot be read back.');
  const change = changeBy(deps, tx, actor, at);
  const facts = await readClosingFacts(tx, caseId);
  const state = closingOf(facts);
  await recordEvent(change, file, {
    id: reopening.key,
    type: 'CaseReopened',
    at,
    detail: {
      reason: reopening.reason,
      ...(state.kind === 'closed' ? { closing: state.closing.id } : {}),
    },
    noteSealed,
    tell: state.kind === 'closed' ? closersOf(state.closing, facts) : [],
  });
  const authority = file.responsibleAuthorityId;
  const handover = await addHandover(deps, tx, { caseId, toAuthorityId: authority, at });
  // Whoever referred the child spoke of a danger of then.
  const calm = { ...file, immediateDanger: false };
  await recordEvent(change, calm, {
    type: 'ReferralReceived',
    at,
    detail: { authority, anew: true },
    dateOfBirth: birthDate,
  });
  await recordEvent(change, file, { type: 'HandoverSent', at, detail: { handover, authority } });
}

/** Those who had proposed to close it and decided so. */
function closersOf(closing: ClosingRecord, facts: readonly ClosingRecord[]): readonly string[] {
  const proposal = facts.find(({ id }) => id === closing.answers);
  return [closing.byId, proposal?.byId ?? null].filter((id) => id !== null);
}
