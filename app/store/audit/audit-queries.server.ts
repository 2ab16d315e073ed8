import type { AuditFilter, AuditPage, AuditRow } from '#app/domain/oversight/audit-view.ts';
import { pageSize } from '#app/domain/shared/key-page.ts';
import type { SeqAsked } from '#app/store/case/access-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Found = Omit<AuditRow, 'seq' | 'part' | 'detail'> & {
  readonly seq: bigint;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Everything that was done, newest first, narrowed by what, by whom and about which case. */
export async function listAudit(tx: Tx, filter: AuditFilter, asked: SeqAsked): Promise<AuditPage> {
  const backwards = asked.after === null && asked.before !== null;
  const found = await tx.$queryRaw<Found[]>`
    SELECT e.seq, e.at, e.actor_label AS by, e.action, e.detail, c.reference
    FROM audit_entry e LEFT JOIN child_case c ON c.id = e.case_id
    WHERE true ${narrowed(filter)} ${beyond(asked)}
    ORDER BY ${backwards ? Prisma.sql`e.seq` : Prisma.sql`e.seq DESC`} LIMIT ${pageSize + 1}`;
  return pageOf(found, asked, backwards);
}

function pageOf(found: readonly Found[], asked: SeqAsked, backwards: boolean): AuditPage {
  const more = found.length > pageSize;
  const kept = found.slice(0, pageSize).map(rowOf);
  const rows = backwards ? kept.toReversed() : kept;
  const newer = backwards ? more : asked.after !== null;
  const older = backwards || more;
  return { rows, before: numberOf(newer, rows[0]), after: numberOf(older, rows.at(-1)) };
}

const numberOf = (wanted: boolean, row: AuditRow | undefined) => (wanted && row ? row.seq : null);

function narrowed({ action, actorId, reference }: AuditFilter): Prisma.Sql {
  return Prisma.sql`${action === null ? Prisma.empty : Prisma.sql`AND e.action = ${action}`}
    ${actorId === null ? Prisma.empty : Prisma.sql`AND e.actor_id = ${actorId}::uuid`}
    ${reference === null ? Prisma.empty : Prisma.sql`AND e.case_id = (SELECT id FROM child_case WHERE reference = ${reference})`}`;
}

function beyond({ after, before }: SeqAsked): Prisma.Sql {
  if (after !== null) return Prisma.sql`AND e.seq < ${after}`;
  return before === null ? Prisma.empty : Prisma.sql`AND e.seq > ${before}`;
}

function rowOf({ seq, detail, ...row }: Found): AuditRow {
  const { as: part, ...rest } = detail;
  return {
    ...row,
    seq: seq.toString(),
    part: typeof part === 'string' ? part : null,
    detail: Object.entries(rest)
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`),
  };
}

const mostActions = 200;

/** The kinds of entry there are, read from the index one by one. */
export async function listActions(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ action: string }[]>`
    WITH RECURSIVE kinds AS (
      (SELECT action FROM audit_entry ORDER BY action LIMIT 1)
      UNION ALL
      SELECT (SELECT e.action FROM audit_entry e WHERE e.action > k.action ORDER BY e.action LIMIT 1)
      FROM kinds k WHERE k.action IS NOT NULL)
    SELECT action FROM kinds WHERE action IS NOT NULL LIMIT ${mostActions}`;
  return rows.map(({ action }) => action);
}

const mostStaff = 500;

/** Staff by name, to choose whose entries to see. */
export async function listStaff(tx: Tx): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const rows = await tx.userAccount.findMany({
    select: { id: true, displayName: true },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: mostStaff,
  });
  return rows.map(({ id, displayName }) => ({ id, name: displayName }));
}
