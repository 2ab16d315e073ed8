import type { Relation } from '#app/domain/case/case-file.ts';
import { workFor } from '#app/domain/case/may-record.ts';
import type { DuesOf, HomeDue } from '#app/domain/guardian/home-view.ts';
import type { ResponsibleRole } from '#app/domain/rules/rule.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import { openNames } from '#app/store/case/names-queries.server.ts';
import type { Charge } from '#app/store/guardian/home-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyOrder } from '#app/store/shared/key-order.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

type Deps = { readonly vault: Vault; readonly rulebook: Rulebook; readonly now: Date };

/** What is due for the children in somebody's charge, overdue first: their own duties, or everybody's. */
export async function readDues(
  tx: Tx,
  deps: Deps,
  charge: Charge,
  asked: PageAsked & { readonly whose: DuesOf },
): Promise<KeyPage<HomeDue>> {
  const { guardianIds } = charge;
  const ours = asked.whose === 'ours' ? { responsibleRole: { in: dutiesOf(charge) } } : {};
  const page = keyOrder(asked, 'dueAt', 'asc');
  const rows = await tx.deadline.findMany({
    ...page,
    where: {
      status: 'open',
      case: { appointments: { some: { endsAt: null, guardianId: { in: [...guardianIds] } } } },
      ...ours,
      ...page.where,
    },
    include: {
      case: { select: { appointments: { where: { endsAt: null }, take: 1, select: { guardianId: true } } } },
    },
  });
  const caseIds = rows.map(({ caseId }) => caseId);
  const names = await openNames(tx, deps.vault, caseIds, deps.now);
  const found = rows.map((row): HomeDue => {
    const rule = deps.rulebook.rule(row.ruleKey, row.ruleVersion);
    const guardianId = row.case.appointments[0]?.guardianId ?? '';
    const work = workFor(charge.actor.role, relationOf(charge, guardianId), 'open');
    return {
      id: row.id,
      caseId: row.caseId,
      child: names.get(row.caseId)?.name ?? '',
      title: rule.title,
      dueAt: row.dueAt,
      responsibleLabel: rule.responsibleLabel,
      guardian: charge.names.get(guardianId) ?? '',
      recordAs: work.find((type) => rule.metBy.includes(type)) ?? null,
    };
  });
  return keyPage(found, asked, ({ dueAt, id }) => ({ at: dueAt, id }));
}

const dutiesOf = ({ actor }: Charge): ResponsibleRole[] =>
  actor.role === 'guardian-manager' ? ['guardian', 'guardian-manager'] : ['guardian'];

function relationOf({ actor }: Charge, guardianId: string): Relation {
  if (actor.role === 'guardian-manager') return 'managing-guardian';
  return guardianId === actor.userId ? 'appointed-guardian' : 'covering-guardian';
}
