import type { Actor } from '#app/domain/account/actor.ts';
import { recordableWork, type RecordableWork } from '#app/domain/case/work.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { isRecorded } from '#app/store/case/case-store.server.ts';
import { notePlace, openIdentity } from '#app/store/case/identity.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type Work = {
  readonly type: RecordableWork;
  readonly at: Date;
  readonly note: string;
  /** Made with the form, so that a form sent twice is one event: what is in the chronology cannot be taken out again. */
  readonly id?: string;
};

export type RecordWorkRefusal = NotFound | { readonly kind: 'in-the-future' };

/** Records that something was done, when it happened; deadlines it meets are met as of then. */
export function recordWork(
  deps: Deps,
  actor: Actor,
  caseId: string,
  work: Work,
): Promise<Result<{ readonly eventId: string }, RecordWorkRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const entitled = await entitledCase(tx, actor, caseId, { action: recordableWork[work.type], now });
    if (!entitled.ok) return entitled;
    if (work.at > now) return refuse({ kind: 'in-the-future' });
    const opened = await openIdentity(tx, deps.vault, caseId);
    if (opened === null) return refuse({ kind: 'not-found' });

    const noteId = work.id ?? deps.newId();
    if (await isRecorded(tx, caseId, noteId)) return accept({ eventId: noteId });
    const eventId = await recordEvent(changeBy(deps, tx, actor, now), entitled.value.file, {
      id: noteId,
      type: work.type,
      at: work.at,
      noteSealed: work.note === '' ? null : opened.key.seal(notePlace(noteId), work.note),
      dateOfBirth: opened.identity.birthDate,
    });
    deps.bell.ring('send');
    return accept({ eventId });
  });
}
