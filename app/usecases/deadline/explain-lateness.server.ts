import type { Actor } from '#app/domain/account/actor.ts';
import type { LatenessReason } from '#app/domain/deadline/reasons.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import type { CaseRecord } from '#app/store/case/case-store.server.ts';
import { keepChanges } from '#app/store/deadline/life-store.server.ts';
import { isExplained } from '#app/store/deadline/lateness-queries.server.ts';
import { changeOf } from '#app/store/deadline/pausing-store.server.ts';
import type { AnyDeadline } from '#app/store/deadline/running.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import {
  deadlineFact,
  deadlineInHand,
  type DeadlineRef,
  type InHandRefusal,
} from '#app/usecases/deadline/in-hand.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type Lateness = { readonly reason: LatenessReason; readonly note: string };

export type ExplainRefusal = InHandRefusal | { readonly kind: 'already-done' | 'note-needed' };

/** Says afterwards why something was done late; once, because the reason stays in the history. */
export function explainLateness(
  deps: Deps,
  actor: Actor,
  ref: DeadlineRef,
  lateness: Lateness,
): Promise<Result<{ readonly caseId: string }, ExplainRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const inHand = await deadlineInHand(deps, tx, actor, { ref, verb: 'explain-lateness' });
    if (!inHand.ok) return inHand;
    const { deadline, file } = inHand.value;
    if (needsNote(lateness)) return refuse({ kind: 'note-needed' });
    if (await isExplained(tx, deadline.id)) return refuse({ kind: 'already-done' });
    const kept = await keepLateness(deps, tx, { actor, file, deadline, now }, lateness);
    return kept.ok ? accept({ caseId: file.id }) : kept;
  });
}

/** "Another reason" alone says nothing. */
export const needsNote = ({ reason, note }: Lateness) => reason === 'another-reason' && note === '';

/** Keeps the reason in history, chronology and audit, in the caller's transaction. */
export async function keepLateness(
  deps: Deps,
  tx: Tx,
  about: {
    readonly actor: Actor;
    readonly file: CaseRecord;
    readonly deadline: AnyDeadline;
    readonly now: Date;
  },
  { reason, note }: Lateness,
): Promise<Result<null, NotFound>> {
  const { actor, file, deadline, now } = about;
  const said = { type: 'LatenessExplained', at: now, reason, note } as const;
  const fact = await deadlineFact(deps, tx, { deadline }, said);
  if (!fact.ok) return fact;
  const what = {
    deadlineId: deadline.id,
    caseId: file.id,
    dueBefore: deadline.dueAt,
    dueAfter: deadline.dueAt,
  };
  const cause = { eventId: fact.value.id, reason, actorId: actor.userId, now };
  await keepChanges(tx, [changeOf({ ...what, kind: 'lateness-explained' }, cause)], deps.newId);
  await recordEvent(changeBy(deps, tx, actor, now), file, fact.value);
  return accept(null);
}
