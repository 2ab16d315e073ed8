import type { Actor } from '#app/domain/account/actor.ts';
import { recordableWork, type RecordableWork } from '#app/domain/case/work.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { isRecorded, type CaseRecord } from '#app/store/case/case-store.server.ts';
import { notePlace, openIdentity } from '#app/store/case/identity.server.ts';
import { metLateBy, wouldMeetLate } from '#app/store/deadline/lateness-queries.server.ts';
import { asUser, oneAtATime, type Tx } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import { keepLateness, needsNote, type Lateness } from '#app/usecases/deadline/explain-lateness.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type Work = {
  readonly type: RecordableWork;
  readonly at: Date;
  readonly note: string;
  /** Made with the form, so that a form sent twice is one event: what is in the chronology cannot be taken out again. */
  readonly id?: string;
  /** Why it comes late; asked for only where something overdue is met by it. */
  readonly lateness?: Lateness | null;
};

export type RecordWorkRefusal =
  NotFound | { readonly kind: 'in-the-future' | 'lateness-unexplained' | 'note-needed' };

/** Records that something was done, when it happened; deadlines it meets are met as of then, the late ones with a reason. */
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

    const id = work.id ?? deps.newId();
    await oneAtATime(tx, id);
    if (await isRecorded(tx, caseId, id)) return accept({ eventId: id });
    return keepWork(deps, tx, { actor, now, id, opened, file: entitled.value.file }, work);
  });
}

type About = {
  readonly actor: Actor;
  readonly now: Date;
  readonly id: string;
  readonly file: CaseRecord;
  readonly opened: NonNullable<Awaited<ReturnType<typeof openIdentity>>>;
};

async function keepWork(
  deps: Deps,
  tx: Tx,
  about: About,
  work: Work,
): Promise<Result<{ readonly eventId: string }, RecordWorkRefusal>> {
  const { actor, now, id, file, opened } = about;
  const refusal = await latenessMissing(deps, tx, about, work);
  if (refusal !== null) return refuse({ kind: refusal });
  await recordEvent(changeBy(deps, tx, actor, now), file, {
    id,
    type: work.type,
    at: work.at,
    noteSealed: work.note === '' ? null : opened.key.seal(notePlace(id), work.note),
    dateOfBirth: opened.identity.birthDate,
  });
  if (work.lateness != null)
    for (const deadline of await metLateBy(tx, file.id, id))
      await keepLateness(deps, tx, { actor, file, now, deadline }, work.lateness);
  deps.bell.ring('send');
  return accept({ eventId: id });
}

/** What keeps a record from being kept: it would meet something late, and nobody said why. */
async function latenessMissing(
  deps: Deps,
  tx: Tx,
  { file, opened }: About,
  { type, at, lateness }: Work,
): Promise<'lateness-unexplained' | 'note-needed' | null> {
  const fact = { type, at, dateOfBirth: opened.identity.birthDate, suppliedDate: null };
  if (!(await wouldMeetLate(tx, file, fact, deps.rulebook))) return null;
  if (lateness == null) return 'lateness-unexplained';
  return needsNote(lateness) ? 'note-needed' : null;
}
