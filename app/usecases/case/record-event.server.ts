import { announcementFor } from '#app/domain/case/announcements.ts';
import { movesClocks, type ChronicleType } from '#app/domain/case/chronology.ts';
import { consequencesOf } from '#app/domain/deadline/consequences.ts';
import { recipientsFor } from '#app/domain/deadline/recipients.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { deskOf, type CaseRecord } from '#app/store/case/case-store.server.ts';
import {
  lockOpenDeadlines,
  openDeadline,
  settleDeadlines,
} from '#app/store/deadline/deadline-store.server.ts';
import { notify, raiseTask } from '#app/store/notice/notify.server.ts';
import { loadPeople } from '#app/store/notice/people.server.ts';
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
  /** People told besides, or instead of, those the kind of event names. */
  readonly tell?: readonly string[];
};

/**
 * Keeps a fact with all that follows from it, in the caller's transaction: chronology, audit entry, deadlines met and
 * opened with their planned actions, notices and e-mails owed. Returns the event's id.
 */
export async function recordEvent(change: Change, file: CaseRecord, event: NewEvent): Promise<string> {
  const id = event.id ?? change.newId();
  const { tx, actor } = change;
  await tx.caseEvent.createMany({
    data: [
      {
        id,
        caseId: file.id,
        type: event.type,
        at: event.at,
        recordedAt: change.now,
        actorId: actor.userId,
        actorLabel: actor.label,
        detail: { ...event.detail },
        ...(event.noteSealed == null ? {} : { noteSealed: event.noteSealed }),
      },
    ],
  });
  await audit(tx, {
    at: change.now,
    actorLabel: actor.label,
    action: event.type,
    subjectType: 'case',
    subjectId: file.id,
    caseId: file.id,
    detail: { event: id, ...event.detail },
  });
  await moveClocks(change, file, { ...event, id });
  await announce(change, file, { ...event, id });
  return id;
}

type KeptEvent = NewEvent & { readonly id: string };

async function moveClocks(change: Change, file: CaseRecord, event: KeptEvent): Promise<void> {
  if (!movesClocks(event.type)) return;
  const { tx, newId } = change;
  const open = await lockOpenDeadlines(tx, file.id);
  const fact = {
    type: event.type,
    at: event.at,
    dateOfBirth: event.dateOfBirth ?? null,
    suppliedDate: event.suppliedDate ?? null,
  };
  const changes = consequencesOf(fact, file, open, change.rulebook);
  await settleDeadlines(tx, changes, event);
  for (const opening of changes.opened)
    await openDeadline(tx, opening, { id: newId(), caseId: file.id, event, openedAt: change.now }, newId);
  for (const { rule, missing } of changes.waiting)
    await raiseTask(
      tx,
      {
        key: `date-needed:${event.id}:${rule.key}`,
        kind: 'date-needed',
        caseId: file.id,
        detail: { rule: rule.key, missing },
        at: change.now,
      },
      newId,
    );
}

async function announce(change: Change, file: CaseRecord, event: KeptEvent): Promise<void> {
  const announcement = announcementFor(event.type, file.immediateDanger);
  const { tx, newId, now } = change;
  if (announcement === null) return;
  const about = await deskOf(tx, file);
  const people = await loadPeople(tx, about, now);
  const found = announcement.audience.flatMap((audience) => recipientsFor(audience, people, about));
  const userIds = [...new Set([...(event.tell ?? []), ...found])].filter(
    (userId) => userId !== change.actor.userId,
  );
  await notify(
    tx,
    {
      cause: `event:${event.id}`,
      userIds,
      caseId: file.id,
      actionId: null,
      deadlineId: null,
      kind: announcement.kind,
      urgent: announcement.urgent,
      at: now,
    },
    newId,
  );
  if (found.length + (event.tell?.length ?? 0) === 0)
    await raiseTask(
      tx,
      {
        key: `nobody:${event.id}`,
        kind: 'nobody-found',
        caseId: file.id,
        detail: { event: event.type },
        at: now,
      },
      newId,
    );
}
