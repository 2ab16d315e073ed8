import type { Standing } from '#app/domain/deadline/firing.ts';
import { openHandoverStates } from '#app/domain/handover/handover.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

type Row = {
  readonly id: string;
  readonly guardianId: string | null;
  readonly workerId: string | null;
  readonly authorityId: string;
  readonly deskId: string | null;
};

/** Who stands around each of these cases now, by case id; one query for a whole batch. */
export async function loadStandings(
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, a.guardian_id AS "guardianId", c.worker_id AS "workerId", c.responsible_authority_id AS "authorityId",
      h.to_authority_id AS "deskId"
    FROM child_case c
      LEFT JOIN appointment a ON a.case_id = c.id AND a.ends_at IS NULL
      LEFT JOIN handover h ON h.case_id = c.id AND h.state = ANY(${[...openHandoverStates]})
    WHERE c.id = ANY(${[...new Set(caseIds)]}::uuid[])`;
  return new Map(
    rows.map(({ id, guardianId, workerId, authorityId, deskId }) => {
      const responsible = { guardianId, workerId, authorityId };
      return [id, { responsible, desk: { ...responsible, authorityId: deskId ?? authorityId } }];
    }),
  );
}
