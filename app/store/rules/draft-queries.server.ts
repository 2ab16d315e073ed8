import type { MoveCounts } from '#app/domain/deadline/recompute-preview.ts';
import type { DraftState, Progress, RuleDraft } from '#app/domain/rules/draft-view.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { keyOrder } from '#app/store/shared/key-order.server.ts';

const people = { draftedBy: { select: { displayName: true } }, decidedBy: { select: { displayName: true } } };

/** A draft this actor may see, or null. */
export async function findDraft(tx: Tx, id: string): Promise<RuleDraft | null> {
  const row = await tx.ruleDraft.findUnique({ where: { id }, include: people });
  return row === null ? null : draftOf(row);
}

/** Drafts of all rules, the newest first. */
export async function listDrafts(tx: Tx, asked: PageAsked): Promise<KeyPage<RuleDraft>> {
  const page = keyOrder(asked, 'draftedAt', 'desc');
  const rows = await tx.ruleDraft.findMany({ ...page, include: people });
  return keyPage(rows.map(draftOf), asked, ({ draftedAt, id }) => ({ at: draftedAt, id }));
}

type Row = Prisma.RuleDraftGetPayload<{ include: typeof people }>;

function draftOf({ body, state, preview, draftedBy, decidedBy, ...row }: Row): RuleDraft {
  return {
    ...row,
    body: body as unknown as Rule,
    state: state as DraftState,
    preview: preview as MoveCounts | null,
    draftedBy: draftedBy.displayName,
    decidedBy: decidedBy?.displayName ?? null,
  };
}

/** How far a change of a rule or of a calendar has come; null when it moves nothing. */
export async function readProgress(
  tx: Tx,
  of: { readonly ruleKey: string; readonly ruleVersion: number } | { readonly id: string },
): Promise<Progress | null> {
  const row = await tx.recompute.findFirst({ where: of, select: { id: true, finishedAt: true } });
  if (row === null) return null;
  const counts = await tx.$queryRaw<{ result: keyof Omit<Progress, 'finishedAt'>; count: number }[]>`
    SELECT result, count FROM recompute_progress(${row.id}::uuid)`;
  const none = { waiting: 0, moved: 0, same: 0, kept: 0, settled: 0 };
  return {
    finishedAt: row.finishedAt,
    ...none,
    ...Object.fromEntries(counts.map(({ result, count }) => [result, count])),
  };
}
