import type { Actor } from '#app/domain/account/actor.ts';
import { emergencyEnds, type EmergencyReason } from '#app/domain/audit/emergency.ts';
import { recipientsFor } from '#app/domain/deadline/recipients.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { caseReference } from '#app/domain/referral/case-reference.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { dataProtectionLeads, openEmergencyRow } from '#app/store/audit/emergency-store.server.ts';
import { findCase, peopleOf, type CaseRecord } from '#app/store/case/case-store.server.ts';
import { notify } from '#app/store/notice/notify.server.ts';
import { loadPeople } from '#app/store/notice/people.server.ts';
import { asUser, oneAtATime, type Tx } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type EmergencyAsked = {
  /** As it was typed. */
  readonly reference: string;
  readonly reason: EmergencyReason;
  readonly text: string;
};

export type OpenEmergencyRefusal = NotFound | { readonly kind: 'no-emergency-case' };

/**
 * Lets somebody without any relation to a case read it for two hours. Its guardian, the responsible authority's duty managers
 * and the data protection lead are told at once and by e-mail. An unknown reference, one that is barred, and one of a case
 * that they stand to are one answer, and that somebody tried is kept.
 */
export function openEmergency(
  deps: Deps,
  actor: Actor,
  asked: EmergencyAsked,
): Promise<Result<{ readonly caseId: string }, OpenEmergencyRefusal>> {
  if (!mayOpen(actor.role, 'emergency')) return Promise.resolve(refuse({ kind: 'not-found' }));
  const at = deps.now();
  const id = deps.newId();
  return asUser(deps.db, actor.userId, async (tx) => {
    await oneAtATime(tx, `emergency access of ${actor.userId}`);
    const { reason, text } = asked;
    const reference = caseReference(asked.reference) ?? '';
    const caseId = await openEmergencyRow(deps, tx, { id, reference, reason, text, at });
    await audit(tx, {
      at,
      actorLabel: actor.label,
      action: caseId === null ? 'emergency.refused' : 'emergency.opened',
      subjectType: 'emergency',
      subjectId: id,
      caseId,
      detail:
        caseId === null
          ? { reason }
          : { reason, until: emergencyEnds(at).toISOString(), relation: 'break-glass' },
    });
    if (caseId === null) return refuse({ kind: 'no-emergency-case' });
    await tellOthers(deps, tx, { actor, id, caseId, at });
    deps.bell.ring('send');
    return accept({ caseId });
  });
}

type Opened = {
  readonly actor: Actor;
  readonly id: string;
  readonly caseId: string;
  readonly at: Date;
};

async function tellOthers(deps: Deps, tx: Tx, { actor, id, caseId, at }: Opened): Promise<void> {
  const file = await findCase(tx, caseId);
  if (file === null) throw new Error('A case that was opened cannot be read.');
  const userIds = (await concerned(tx, file, at)).filter((userId) => userId !== actor.userId);
  const telling = { caseId, actionId: null, deadlineId: null, urgent: true, at };
  await notify(tx, [{ ...telling, cause: `emergency:${id}`, userIds, kind: 'emergency-access' }], deps.newId);
}

/** The child's guardian or who covers for them, the responsible authority's duty managers, the data protection lead. */
async function concerned(tx: Tx, file: CaseRecord, now: Date): Promise<readonly string[]> {
  const about = await peopleOf(tx, file);
  const people = await loadPeople(tx, [about], now);
  const guardian = recipientsFor({ role: 'responsible', responsible: 'guardian' }, people, about);
  const duty = recipientsFor({ role: 'duty-manager', responsible: 'social-worker' }, people, about);
  return [...new Set([...guardian, ...duty, ...(await dataProtectionLeads(tx))])];
}
