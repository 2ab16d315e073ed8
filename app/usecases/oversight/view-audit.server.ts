import type { Actor } from '#app/domain/account/actor.ts';
import type { AuditFilter } from '#app/domain/oversight/audit-view.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { listActions, listAudit, listStaff } from '#app/store/audit/audit-queries.server.ts';
import { newestBreaks } from '#app/store/audit/verify.server.ts';
import type { SeqAsked } from '#app/store/case/access-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** The audit trail with a check of its newest links; null for anybody who may not read it. */
export async function viewAudit(deps: Deps, actor: Actor, filter: AuditFilter, asked: SeqAsked) {
  if (!mayOpen(actor.role, 'audit')) return null;
  return asUser(deps.db, actor.userId, async (tx) => ({
    page: await listAudit(tx, filter, asked),
    chain: await newestBreaks(tx),
    actions: await listActions(tx),
    staff: await listStaff(tx),
  }));
}
