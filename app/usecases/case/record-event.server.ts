import { announcementsFor, type Announcement } from '#app/domain/case/announcements.ts';
import { movesClocks, type ChronicleType } from '#app/domain/case/chronology.ts';
import { consequencesOf } from '#app/domain/deadline/consequences.ts';
import { recipientsFor } from '#app/domain/deadline/recipients.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { deskOf, type CaseRecord } from '#app/store/case/case-store.server.ts';
import { addFacts } from '#app/store/case/chronicle.server.ts';
import { openDeadlines, settleDeadlines } from '#app/store/deadline/deadline-store.server.ts';
import { pauseAndResume, pausingEvents } from '#app/store/deadline/pausing-store.server.ts';
import { lockRunning } from '#app/store/deadline/running.server.ts';
import { notify, raiseTasks } from '#app/store/notice/notify.server.ts';
import { loadPeople } from '#app/store/notice/people.server.ts';
import { assertCurrent } from '#app/store/reference/living-rulebook.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** The transaction a change happens in, and who makes it. A job has no user id. */
export type Change = {
  readonly tx: Tx;
  readonly now: Date;
  readonly newId: () => string;
  readonly rulebook: Rulebook;
  readonly actor: { readonly userId: string | null; readonly label: string };
};

/** A fact to keep. `at` is when it happened; `detail` holds coded values only; free text comes sealed. */
export type NewEvent = {
  /** Given when a note was sealed for this very event; made here otherwise. */
  readonly id?: string;
  readonly type: ChronicleType;
  readonly at: Date;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
  readonly noteSealed?: string | null;
  /** Dates some rules hang on, `YYYY-MM-DD`. */
  readonly dateOfBirth?: string | null;
  readonly suppliedDate?: string | null;
  /** People whom the event itself names, where its kind announces to them. */
  readonly tell?: readonly string[];
};

/**
 * Keeps a fact with all that follows from it, in the caller's transaction: chronology, audit entry, deadlines met and
 * opened with their planned actions, notices and e-mails owed. Returns the event's id.
 */
export async function recordEvent(change: Change, file: CaseRecord, event: NewEvent): Promise<string> {
  const kept = { ...event, id: event.id ?? change.newId() };
  await assertCurrent(change.tx, change.rulebook);
  await keep(change, file, kept);
  await moveClocks(change, file, kept);
  await announce(change, file, kept);
  return kept.id;
}

type KeptEvent = NewEvent & { readonly id: string };

async function keep({ tx, now, actor }: Change, file: CaseRecord, event: KeptEvent): Promise<void> {
  const { id, type, at, detail = {}, noteSealed } = event;
  const fact = { id, caseId: file.id, type, at, recordedAt: now, detail };
  const by = { actorId: actor.userId, actorLabel: actor.label };
  await addFacts(tx, [{ ...fact, ...by, ...(noteSealed == null ? {} : { noteSealed }) }]);
  await audit(tx, {
    at: now,
    actorLabel: actor.label,
    action: type,
    subjectType: 'case',
    subjectId: file.id,
    caseId: file.id,
    detail: { event: id, ...detail },
  });
}

async function moveClocks(change: Change, file: CaseRecord, event: KeptEvent): Promise<void> {
  if (!movesClocks(event.type)) return;
  const { tx, newId, now, actor, rulebook } = change;
  const running = await lockRunning(tx, file.id);
  const fact = {
    type: event.type,
    at: event.at,
    dateOfBirth: event.dateOfBirth ?? null,
    suppliedDate: event.suppliedDate ?? null,
    earlier: await pausingEvents(tx, file.id, rulebook),
  };
  const changes = consequencesOf(fact, file, running, rulebook);
  await settleDeadlines(tx, changes, event);
  const cause = { eventId: event.id, reason: event.type, actorId: actor.userId, now };
  await pauseAndResume(tx, changes, cause, newId);
  await openDeadlines(tx, changes.opened, { caseId: file.id, event, openedAt: now }, newId);
  const datesNeeded = changes.waiting.map(({ rule, missing }) => ({
    key: `date-needed:${event.id}:${rule.key}`,
    kind: 'date-needed',
    caseId: file.id,
    detail: { rule: rule.key, missing },
    at: now,
  }));
  await raiseTasks(tx, datesNeeded, newId);
}

/** Tells those whom this kind of event concerns, save the one who made it. Nobody there at all becomes a task. */
async function announce(change: Change, file: CaseRecord, event: KeptEvent): Promise<void> {
  const announcements = announcementsFor(event.type, file.immediateDanger);
  if (announcements.length === 0) return;
  const { tx } = change;
  const about = await deskOf(tx, file);
  const people = await loadPeople(tx, [about], change.now);
  for (const announcement of announcements) {
    const found = announcement.audience.flatMap((audience) => recipientsFor(audience, people, about));
    const named = announcement.named ? (event.tell ?? []) : [];
    await tellOf(change, { file, event, announcement }, [...new Set([...named, ...found])]);
  }
}

async function tellOf(
  { tx, newId, now, actor }: Change,
  of: { readonly file: CaseRecord; readonly event: KeptEvent; readonly announcement: Announcement },
  concerned: readonly string[],
): Promise<void> {
  const { file, event, announcement } = of;
  const userIds = concerned.filter((userId) => userId !== actor.userId);
  const { kind, urgent } = announcement;
  const cause = `event:${event.id}`;
  await notify(
    tx,
    [{ cause, userIds, caseId: file.id, actionId: null, deadlineId: null, kind, urgent, at: now }],
    newId,
  );
  if (concerned.length > 0) return;
  const task = { key: `nobody:${event.id}`, kind: 'nobody-found', caseId: file.id, at: now };
  await raiseTasks(tx, [{ ...task, detail: { event: event.type } }], newId);
}
