import { openHandoverStates } from '#app/domain/handover/handover.ts';
import { mostHits, type SearchHit } from '#app/domain/oversight/search-view.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Prisma } from '#prisma/generated/client.ts';

export type SearchWanted = {
  readonly references: { readonly ofCase: string | null; readonly ofReferral: string | null };
  /** Keyed hashes of the name that was typed. */
  readonly names: readonly string[];
  /** The authority whose worker searches; null for national sight. */
  readonly authorityId: string | null;
};

/** Cases of this reference or of a child with this name, among those the reader may see; one more than is shown. */
export async function findCases(tx: Tx, wanted: SearchWanted): Promise<readonly SearchHit[]> {
  const { authorityId } = wanted;
  const asked = askedFor(wanted);
  if (asked.length === 0) return [];
  const rows = await tx.childCase.findMany({
    where: { AND: [within(authorityId), { OR: asked }] },
    include: {
      responsibleAuthority: { select: { name: true } },
      handovers: {
        where: { state: { in: [...openHandoverStates] } },
        select: { id: true, toAuthorityId: true },
        take: 1,
      },
    },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: mostHits + 1,
  });
  return rows.map((row) => ({
    caseId: row.id,
    reference: row.reference,
    authority: row.responsibleAuthority.name,
    status: row.status,
    openedAt: row.openedAt,
    ageYears: row.ageYears,
    gender: row.gender,
    immediateDanger: row.immediateDanger,
    handoverId: previewOnly(row, authorityId) ? (row.handovers[0]?.id ?? null) : null,
  }));
}

function askedFor({ references, names }: SearchWanted): Prisma.ChildCaseWhereInput[] {
  return [
    ...(references.ofCase === null ? [] : [{ reference: references.ofCase }]),
    ...(references.ofReferral === null ? [] : [{ referral: { reference: references.ofReferral } }]),
    ...(names.length === 0 ? [] : [{ child: { nameIndex: { hasSome: [...names] } } }]),
  ];
}

/** What an authority has accepted, and what it has to answer. */
function within(authorityId: string | null): Prisma.ChildCaseWhereInput {
  if (authorityId === null) return {};
  return {
    OR: [
      { responsibleAuthorityId: authorityId, responsibilityAcceptedAt: { not: null } },
      { handovers: { some: { toAuthorityId: authorityId, state: { in: [...openHandoverStates] } } } },
    ],
  };
}

function previewOnly(
  row: { readonly responsibleAuthorityId: string; readonly responsibilityAcceptedAt: Date | null },
  authorityId: string | null,
): boolean {
  if (authorityId === null) return false;
  return row.responsibleAuthorityId !== authorityId || row.responsibilityAcceptedAt === null;
}
