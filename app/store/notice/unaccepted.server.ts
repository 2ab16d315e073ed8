import type { Ladder } from '#app/domain/notice/pass-on.ts';
import { acceptedWithin } from '#app/domain/notice/pass-on.ts';
import type { DeliveryClass, EmailKind } from '#app/domain/notice/delivery-class.ts';
import type { LadderRole, ResponsibleRole } from '#app/domain/rules/rule.ts';
import { loadStandings } from '#app/store/case/standings.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** An e-mail that has not been accepted, with what it is about. */
export type Unaccepted = {
  readonly id: string;
  readonly userId: string;
  readonly kind: EmailKind;
  readonly state: string;
  readonly deliveryClass: DeliveryClass;
  readonly owedSince: Date;
  readonly caseId: string | null;
  readonly actionId: string | null;
  readonly deadlineId: string | null;
};

/** E-mails not accepted in time or dead, of which nobody else was told yet; held until the transaction ends. A link to choose a password is nobody else's. */
export function unacceptedEmails(tx: Tx, now: Date, limit: number): Promise<Unaccepted[]> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  return tx.$queryRaw<Unaccepted[]>`
    SELECT o.id, o.user_id AS "userId", o.kind, o.state, o.delivery_class AS "deliveryClass",
      o.created_at AS "owedSince", n.case_id AS "caseId", n.action_id AS "actionId", o.deadline_id AS "deadlineId"
    FROM outbox o LEFT JOIN notice n ON n.id = o.notice_id
    WHERE o.passed_on_at IS NULL AND o.kind NOT IN ('email-not-accepted', 'audit-checkpoint')
      AND o.account_token_id IS NULL AND (o.state = 'dead'
      OR (o.state IN ('pending', 'sending') AND o.attempts > 0 AND (o.created_at <= ${before(acceptedWithin.prompt)}
        OR (o.delivery_class = 'mandatory' AND o.created_at <= ${before(acceptedWithin.mandatory)}))))
    ORDER BY o.created_at, o.id LIMIT ${limit} FOR UPDATE OF o SKIP LOCKED`;
}

export async function markPassedOn(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.outbox.update({ where: { id }, data: { passedOnAt: at } });
}

/** The rungs above the action an e-mail is about, as planned for its deadline now. Null when it is about no deadline. */
export async function ladderAbove(tx: Tx, email: Unaccepted): Promise<Ladder | null> {
  if (email.deadlineId === null || email.caseId === null) return null;
  const deadline = await tx.deadline.findUnique({
    where: { id: email.deadlineId },
    select: { responsibleRole: true, ruleKey: true, version: true },
  });
  const standing = (await loadStandings(tx, [email.caseId])).get(email.caseId);
  if (deadline === null || standing === undefined) return null;
  const rungs = await tx.$queryRaw<{ role: LadderRole }[]>`
    SELECT p.role FROM planned_action p LEFT JOIN planned_action own ON own.id = ${email.actionId}::uuid
    WHERE p.deadline_id = ${email.deadlineId}::uuid AND p.deadline_version = ${deadline.version}
      AND p.kind = 'escalation' AND p.rung > coalesce(own.rung, 0)
    ORDER BY p.rung`;
  return {
    responsible: deadline.responsibleRole as ResponsibleRole,
    rungs: rungs.map(({ role }) => role),
    about: deadline.ruleKey.startsWith('handover.') ? standing.desk : standing.responsible,
  };
}

/** Whom to load as standing around an e-mail's reader: their manager, and the staff of their authority. */
export async function aroundReader(tx: Tx, userId: string) {
  const user = await tx.userAccount.findUnique({ where: { id: userId }, select: { authorityId: true } });
  return { guardianId: userId, workerId: null, authorityId: user?.authorityId ?? '' };
}

/** An e-mail that was accepted after all needs nobody any more. */
export async function closeUnaccepted(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.task.updateMany({
    where: { dedupeKey: `unaccepted:${id}`, doneAt: null },
    data: { doneAt: at },
  });
}
