import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import { listFaults } from '#app/store/oversight/plan-fault-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Running deadlines that are planned otherwise than their rule says; null for whoever may not see them. */
export async function viewPlanFaults(deps: Deps, actor: Actor, asked: PageAsked) {
  if (!mayOpen(actor.role, 'plan-faults')) return null;
  const page = await asUser(deps.db, actor.userId, (tx) => listFaults(tx, asked));
  const rows = page.rows.map(({ ruleKey, ruleVersion, ...row }) => {
    return { ...row, title: deps.rulebook.find(ruleKey, ruleVersion)?.title ?? ruleKey };
  });
  return { ...page, rows };
}
