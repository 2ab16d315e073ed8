import { meansMailIsOut } from '#app/domain/oversight/outage.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { wasAnybodyElseTold } from '#app/store/notice/entitlement.server.ts';
import { raiseTasks } from '#app/store/notice/notify.server.ts';
import { caseOfNotice, type Claimed, type Finish } from '#app/store/notice/outbox.server.ts';
import { closeUnaccepted } from '#app/store/notice/unaccepted.server.ts';
import { mailIsBack, mailIsOutSince } from '#app/store/oversight/outage.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

type Ids = { readonly newId: () => string };

/** Keeps since when the mail server takes nothing, and until when it did. */
export async function noteMailServer(
  { newId }: Ids,
  tx: Tx,
  { outcome, reason }: Finish,
  now: Date,
): Promise<void> {
  if (outcome === 'accepted') await mailIsBack(tx, now);
  else if (meansMailIsOut(reason)) await mailIsOutSince(tx, newId(), now);
}

/**
 * A settled e-mail leaves an audit entry. A dead one becomes a task for a person, and so does one whose reader has left, or
 * is no longer entitled where nobody else was told.
 */
export async function recordEnd(
  { newId }: Ids,
  tx: Tx,
  { owed, finish, now }: { readonly owed: Claimed; readonly finish: Finish; readonly now: Date },
): Promise<void> {
  const { state } = finish.verdict;
  if (state === 'pending') return;
  const caseId = await caseOfNotice(tx, owed.noticeId);
  await audit(tx, {
    at: now,
    actorLabel: 'The service',
    action: `email.${state}`,
    subjectType: 'outbox',
    subjectId: owed.id,
    caseId,
    detail: { kind: owed.kind, user: owed.userId, attempts: owed.attempts, reason: finish.reason },
  });
  if (state === 'accepted') await closeUnaccepted(tx, owed.id, now);
  if (state === 'accepted' || finish.reason === 'no-longer-needed') return;
  if (finish.reason === 'no-longer-entitled' && (await wasAnybodyElseTold(tx, owed.noticeId))) return;
  const task = {
    // With the attempt, because an e-mail that was owed again may die again.
    key: `undelivered:${owed.id}:${owed.fence}`,
    kind: 'undelivered-email',
    caseId,
    outboxId: owed.id,
    detail: { kind: owed.kind, user: owed.userId, reason: finish.reason },
    at: now,
  };
  await raiseTasks(tx, [task], newId);
}
