import type { ChildCard } from '#app/domain/guardian/home-view.ts';
import { pageSize } from '#app/domain/shared/key-page.ts';
import { openNames } from '#app/store/case/names-queries.server.ts';
import type { Charge } from '#app/store/guardian/home-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Cursor = { readonly guardianId: string; readonly appointmentId: string };
export type ChildrenAsked = { readonly after: Cursor | null; readonly before: Cursor | null };
export type ChildrenPage = {
  readonly rows: readonly ChildCard[];
  readonly before: string | null;
  readonly after: string | null;
};

const written = /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/u;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** The page of children an address asks for; a cursor nobody could have been given is taken as none. */
export function childrenAsked(query: URLSearchParams): ChildrenAsked {
  return { after: cursorIn(query.get('childrenAfter')), before: cursorIn(query.get('childrenBefore')) };
}

function cursorIn(text: string | null): Cursor | null {
  const [, guardianId = '', appointmentId = ''] = written.exec(text ?? '') ?? [];
  return uuid.test(guardianId) && uuid.test(appointmentId) ? { guardianId, appointmentId } : null;
}

/** Children by guardian, one's own first. A page ends where it ends; the next begins with the same guardian. */
export async function readChildren(
  tx: Tx,
  deps: { readonly vault: Vault; readonly now: Date },
  charge: Charge,
  asked: ChildrenAsked,
): Promise<ChildrenPage> {
  const backwards = asked.after === null && asked.before !== null;
  const found = await readKeys(tx, charge, asked);
  const kept = found.slice(0, pageSize);
  const keys = backwards ? kept.toReversed() : kept;
  const more = found.length > pageSize;
  const cursor = (key: Cursor | undefined) => (key ? `${key.guardianId}.${key.appointmentId}` : null);
  return {
    rows: await readCards(tx, deps, charge, keys),
    before: (backwards ? more : asked.after !== null) ? cursor(keys[0]) : null,
    after: backwards || more ? cursor(keys.at(-1)) : null,
  };
}

function readKeys(tx: Tx, { actor, guardianIds }: Charge, asked: ChildrenAsked): Promise<Cursor[]> {
  const cursor = asked.after ?? asked.before;
  const backwards = asked.after === null && asked.before !== null;
  const me = actor.userId;
  const beyond =
    cursor === null
      ? Prisma.empty
      : Prisma.sql`AND (a.guardian_id <> ${me}::uuid, u.display_name, a.guardian_id, a.id)
          ${backwards ? Prisma.sql`<` : Prisma.sql`>`}
          (${cursor.guardianId}::uuid <> ${me}::uuid,
           (SELECT display_name FROM user_account WHERE id = ${cursor.guardianId}::uuid),
           ${cursor.guardianId}::uuid, ${cursor.appointmentId}::uuid)`;
  const way = backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return tx.$queryRaw<Cursor[]>`
    SELECT a.guardian_id AS "guardianId", a.id AS "appointmentId"
    FROM appointment a JOIN user_account u ON u.id = a.guardian_id
    WHERE a.ends_at IS NULL AND a.guardian_id = ANY(${[...guardianIds]}::uuid[]) ${beyond}
    ORDER BY (a.guardian_id <> ${me}::uuid) ${way}, u.display_name ${way}, a.guardian_id ${way}, a.id ${way}
    LIMIT ${pageSize + 1}`;
}

async function readCards(
  tx: Tx,
  { vault, now }: { readonly vault: Vault; readonly now: Date },
  charge: Charge,
  keys: readonly Cursor[],
): Promise<readonly ChildCard[]> {
  const appointments = await readAppointments(tx, keys);
  const caseIds = appointments.map(({ caseId }) => caseId);
  const names = await openNames(tx, vault, caseIds, now);
  const counts = await countDues(tx, caseIds, now);
  const workers = await tx.userAccount.findMany({
    where: { id: { in: appointments.flatMap((row) => row.case.workerId ?? []) } },
    select: { id: true, displayName: true },
  });
  const workerNames = new Map(workers.map(({ id, displayName }) => [id, displayName]));
  const cards = appointments.map((row): ChildCard => ({
    ...caseFacts(row.case),
    ...(names.get(row.caseId) ?? { name: '', ageYears: null }),
    ...(counts.get(row.caseId) ?? { overdue: 0, nextDueAt: null }),
    ...guardianFacts(charge, row.guardianId),
    caseId: row.caseId,
    appointmentId: row.id,
    worker: workerNames.get(row.case.workerId ?? '') ?? null,
  }));
  return keys.flatMap(
    ({ appointmentId }) => cards.find((card) => card.appointmentId === appointmentId) ?? [],
  );
}

const readAppointments = (tx: Tx, keys: readonly Cursor[]) =>
  tx.appointment.findMany({
    where: { id: { in: keys.map(({ appointmentId }) => appointmentId) } },
    include: {
      case: {
        select: {
          reference: true,
          workerId: true,
          responsibilityAcceptedAt: true,
          responsibleAuthority: { select: { name: true } },
        },
      },
    },
  });

type CaseRow = Awaited<ReturnType<typeof readAppointments>>[number]['case'];

const caseFacts = ({ reference, responsibleAuthority, responsibilityAcceptedAt }: CaseRow) => ({
  reference,
  authority: responsibleAuthority.name,
  accepted: responsibilityAcceptedAt !== null,
});

function guardianFacts({ actor, names }: Charge, guardianId: string) {
  const guardian = names.get(guardianId) ?? '';
  const covers = actor.role === 'guardian' && guardianId !== actor.userId;
  return { guardian, coveringFor: covers ? guardian : null };
}

type Counts = { readonly overdue: number; readonly nextDueAt: Date | null };

/** How many of a case's deadlines are overdue, whoever's they are, and when the next one falls due. */
async function countDues(tx: Tx, caseIds: readonly string[], now: Date): Promise<Map<string, Counts>> {
  const rows = await tx.$queryRaw<(Counts & { readonly caseId: string })[]>`
    SELECT case_id AS "caseId", count(*) FILTER (WHERE due_at <= ${now})::int AS overdue,
      min(due_at) FILTER (WHERE due_at > ${now}) AS "nextDueAt"
    FROM deadline WHERE status = 'open' AND case_id = ANY(${[...caseIds]}::uuid[]) GROUP BY case_id`;
  return new Map(rows.map(({ caseId, overdue, nextDueAt }) => [caseId, { overdue, nextDueAt }]));
}
