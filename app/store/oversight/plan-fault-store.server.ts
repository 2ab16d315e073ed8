import type { PlanFault } from '#app/domain/oversight/plan-fault.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyWindow } from '#app/store/shared/key-page.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

export type FoundFault = {
  readonly deadlineId: string;
  readonly version: number;
  readonly differs: PlanFault['differs'];
};

/** Keeps what was found, each since when it was found first, and forgets what is right again or runs no more. */
export async function keepFaults(
  tx: Tx,
  checked: readonly string[],
  faults: readonly FoundFault[],
  now: Date,
): Promise<void> {
  const wrong = faults.map(({ deadlineId }) => deadlineId);
  await tx.$executeRaw`
    DELETE FROM plan_fault f WHERE (f.deadline_id = ANY(${checked}::uuid[]) AND NOT f.deadline_id = ANY(${wrong}::uuid[]))
      OR EXISTS (SELECT FROM deadline d WHERE d.id = f.deadline_id AND d.status NOT IN ('open', 'paused'))`;
  await tx.$executeRaw`
    INSERT INTO plan_fault AS f (deadline_id, deadline_version, found_at, differs)
    SELECT n.id, n.version, ${now}, n.differs
    FROM unnest(${wrong}::uuid[], ${faults.map(({ version }) => version)}::int[], ${faults.map(({ differs }) => differs)}::text[])
      AS n (id, version, differs)
    ON CONFLICT (deadline_id) DO UPDATE SET deadline_version = excluded.deadline_version, differs = excluded.differs,
      found_at = excluded.found_at WHERE (f.deadline_version, f.differs) <> (excluded.deadline_version, excluded.differs)`;
}

/** Faults that still stand, the one found first at the top. */
export async function listFaults(tx: Tx, asked: PageAsked): Promise<KeyPage<PlanFault>> {
  const page = keyWindow(asked, { at: Prisma.sql`f.found_at`, id: Prisma.sql`f.deadline_id` });
  const found = await tx.$queryRaw<PlanFault[]>`
    SELECT f.deadline_id AS id, f.found_at AS "foundAt", f.differs, d.rule_key AS "ruleKey",
      d.rule_version AS "ruleVersion", d.due_at AS "dueAt", c.id AS "caseId", c.reference
    FROM plan_fault f JOIN deadline d ON d.id = f.deadline_id AND d.version = f.deadline_version
      JOIN child_case c ON c.id = d.case_id
    WHERE d.status IN ('open', 'paused') ${page.where}
    ${page.order}`;
  return keyPage(found, asked, ({ foundAt, id }) => ({ at: foundAt, id }));
}
