import type { Actor } from '#app/domain/account/actor.ts';
import type { Relation } from '#app/domain/case/case-file.ts';
import { may, type CaseAction } from '#app/domain/permission/permissions.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findCase, type CaseRecord } from '#app/store/case/case-store.server.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import { besideOthers, type Tx } from '#app/store/shared/database.server.ts';

export type NotFound = { readonly kind: 'not-found' };

/** What closing a case waits for, and lets nobody pass while it goes on. */
export const closingLock = (caseId: string): string => `closing:${caseId}`;

/**
 * The case, if this actor may do this to it. Forbidden and unknown are the same answer. It is not closed until the caller's
 * transaction has ended: that a child went missing is never written into a case that was closed a moment before.
 */
export async function entitledCase(
  tx: Tx,
  actor: Actor,
  caseId: string,
  want: { readonly action: CaseAction; readonly now: Date },
): Promise<Result<{ readonly file: CaseRecord; readonly relation: Relation }, NotFound>> {
  await besideOthers(tx, closingLock(caseId));
  const file = await findCase(tx, caseId);
  if (file === null) return refuse({ kind: 'not-found' });
  const relation = await relationTo(tx, actor, caseId, want.now);
  return may(actor.role, relation, want.action, file.status)
    ? accept({ file, relation })
    : refuse({ kind: 'not-found' });
}
