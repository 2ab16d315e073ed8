import type { TaskRow } from '#app/domain/oversight/operations.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyWindow } from '#app/store/shared/key-page.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Found = Omit<TaskRow, 'about'> & { readonly detail: Readonly<Record<string, string>> };

/** Tasks nobody has done yet, the oldest first. Details are codes, and people's ids where somebody is concerned. */
export async function listTasks(tx: Tx, asked: PageAsked): Promise<KeyPage<TaskRow>> {
  const page = keyWindow(asked, { at: Prisma.sql`t.created_at`, id: Prisma.sql`t.id` });
  const found = await tx.$queryRaw<Found[]>`
    SELECT t.id, t.kind, t.created_at AS "createdAt", c.id AS "caseId", c.reference, t.detail
    FROM task t LEFT JOIN child_case c ON c.id = t.case_id
    WHERE t.done_at IS NULL ${page.where}
    ${page.order}`;
  const rows = keyPage(found, asked, ({ createdAt, id }) => ({ at: createdAt, id }));
  const names = await namesOf(
    tx,
    rows.rows.flatMap(({ detail }) => detail['user'] ?? []),
  );
  return { ...rows, rows: rows.rows.map((row) => withNames(row, names)) };
}

function withNames({ detail, ...row }: Found, names: ReadonlyMap<string, string>): TaskRow {
  const { user, ...codes } = detail;
  return { ...row, about: user === undefined ? codes : { ...codes, person: names.get(user) ?? 'Somebody' } };
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const users = await tx.userAccount.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, displayName: true },
  });
  return new Map(users.map(({ id, displayName }) => [id, displayName]));
}

export const countTasks = (tx: Tx): Promise<number> => tx.task.count({ where: { doneAt: null } });
