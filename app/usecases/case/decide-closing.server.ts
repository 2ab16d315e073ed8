import type { Actor } from '#app/domain/account/actor.ts';
import { closingOf, mayClose, mayDecide } from '#app/domain/case/closing.ts';
import { endedWithCase } from '#app/domain/guardian/appointment.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { isRecorded, type CaseRecord } from '#app/store/case/case-store.server.ts';
import {
  closeCase,
  openCaseOf,
  readAround,
  readClosingFacts,
  settleRefusedHandover,
  type ClosingRecord,
} from '#app/store/case/closing-store.server.ts';
import { notePlace, openIdentity } from '#app/store/case/identity.server.ts';
import { endPeriod, findStanding } from '#app/store/guardian/appointment-store.server.ts';
import { asUser, oneAtATime, type Tx } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { closingLock, entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type ClosingDecision = {
  /** Made with the form, so that a form sent twice decides once. */
  readonly key: string;
  /** The proposal that was read: another that came meanwhile is not decided with it. */
  readonly proposal: string;
  readonly decision: 'close' | 'reject';
  readonly note: string;
};

export type DecideClosingRefusal =
  NotFound | { readonly kind: 'not-proposed' | 'own-proposal' | 'obstacles-left' | 'changed-meanwhile' };

/**
 * A second person rejects what was proposed, or closes the case: the guardianship ends with it, and so does every deadline
 * with what was planned for it. Whoever calls this has just proved again who they are.
 */
export function decideClosing(
  deps: Deps,
  actor: Actor,
  caseId: string,
  decision: ClosingDecision,
): Promise<Result<null, DecideClosingRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    await lockWithOther(tx, caseId, decision.proposal);
    const entitled = await entitledCase(tx, actor, caseId, { action: 'decide-closing', now });
    if (!entitled.ok) return entitled;
    if (await isRecorded(tx, caseId, decision.key)) return accept(null);
    const about = { actor, now, file: entitled.value.file };
    const decided =
      decision.decision === 'close'
        ? await close(deps, tx, about, decision)
        : await reject(deps, tx, about, decision);
    if (decided.ok) deps.bell.ring('send');
    return decided;
  });
}

/** Two cases that each name the other as the one that stays are never closed side by side. */
async function lockWithOther(tx: Tx, caseId: string, proposalId: string): Promise<void> {
  const proposal = (await readClosingFacts(tx, caseId)).find(({ id }) => id === proposalId);
  const other = proposal?.other == null ? null : await openCaseOf(tx, proposal.other, caseId);
  const both = [caseId, ...(other === null ? [] : [other])].sort();
  for (const id of both) await oneAtATime(tx, closingLock(id));
}

type About = { readonly actor: Actor; readonly now: Date; readonly file: CaseRecord };

async function reject(
  deps: Deps,
  tx: Tx,
  { actor, now, file }: About,
  { key, proposal, note }: ClosingDecision,
): Promise<Result<null, DecideClosingRefusal>> {
  const may = mayDecide(closingOf(await readClosingFacts(tx, file.id)), proposal, actor.userId);
  if (!may.ok) return may;
  await recordEvent(changeBy(deps, tx, actor, now), file, {
    id: key,
    type: 'ClosingRejected',
    at: now,
    detail: { proposal },
    noteSealed: await sealed(deps, tx, file.id, { key, note }),
    tell: proposerOf(may.value),
  });
  return accept(null);
}

async function close(
  deps: Deps,
  tx: Tx,
  about: About,
  { key, proposal, note }: ClosingDecision,
): Promise<Result<null, DecideClosingRefusal>> {
  const { actor, now, file } = about;
  const opened = await openIdentity(tx, deps.vault, file.id);
  if (opened === null) return refuse({ kind: 'not-found' });
  const state = closingOf(await readClosingFacts(tx, file.id));
  const other = state.kind === 'proposed' ? state.proposal.other : null;
  const { birthDate } = opened.identity;
  const around = await readAround(tx, { caseId: file.id, birthDate, other, now });
  const may = mayClose(state, { proposalId: proposal, userId: actor.userId }, around);
  if (!may.ok) return may;
  if (!(await closeCase(tx, file, proposal, now))) return refuse({ kind: 'changed-meanwhile' });

  await settleRefusedHandover(tx, file.id);
  await endGuardianship(deps, tx, about);
  const { reason } = may.value;
  await recordEvent(changeBy(deps, tx, actor, now), file, {
    id: key,
    type: 'CaseClosed',
    at: now,
    detail: { proposal, reason, ...(other === null ? {} : { other }) },
    noteSealed: await sealed(deps, tx, file.id, { key, note }),
    tell: proposerOf(may.value),
  });
  return accept(null);
}

/** The guardian stays until the case is closed, so that a rejected proposal costs the child nothing. */
async function endGuardianship(deps: Deps, tx: Tx, { actor, now, file }: About): Promise<void> {
  const standing = await findStanding(tx, file.id);
  if (standing === null) return;
  const { id, guardianId, managerId, startsAt } = standing;
  // A period lasts at least a millisecond.
  const at = now > startsAt ? now : new Date(startsAt.getTime() + 1);
  if (!(await endPeriod(tx, standing, { at, reason: endedWithCase })))
    throw new Error('The guardianship of a case being closed had ended.');
  await recordEvent(changeBy(deps, tx, actor, now), file, {
    type: 'GuardianshipClosed',
    at: now,
    detail: { appointment: id, guardian: guardianId },
    tell: managerId === null ? [guardianId] : [guardianId, managerId],
  });
}

async function sealed(
  deps: Deps,
  tx: Tx,
  caseId: string,
  { key, note }: { readonly key: string; readonly note: string },
): Promise<string | null> {
  if (note === '') return null;
  const opened = await openIdentity(tx, deps.vault, caseId);
  return opened === null ? null : opened.key.seal(notePlace(key), note);
}

const proposerOf = ({ byId }: ClosingRecord): readonly string[] => (byId === null ? [] : [byId]);
