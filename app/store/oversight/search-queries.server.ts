import { openHandoverStates } from '#app/domain/handover/handover.ts';
import { mostHits, type SearchHit } from '#app/domain/oversight/search-view.ts';
import { nameMatches } from '#app/domain/referral/name-match.ts';
import type { SoughtNames } from '#app/store/case/name-index.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Prisma } from '#prisma/generated/client.ts';

export type SearchWanted = {
  readonly references: { readonly ofCase: string | null; readonly ofReferral: string | null };
  /** Keyed hashes of the name that was typed, by kind of match. */
  readonly names: SoughtNames;
  /** The cases its reader may know of. */
  readonly scope: Prisma.ChildCaseWhereInput;
  /** The authority whose worker searches; null for national sight. */
  readonly authorityId: string | null;
};

/**
 * Cases of this reference or of a child with this name, among those the reader may see, the surest matches first; one more
 * than is shown.
 */
export async function findCases(tx: Tx, wanted: SearchWanted): Promise<readonly SearchHit[]> {
  const found: SearchHit[] = [];
  for (const asked of askedFor(wanted)) {
    const room = mostHits + 1 - found.length;
    if (room <= 0) break;
    found.push(...(await findMore(tx, wanted, { ...asked, found, room })));
  }
  return found;
}

type Asked = { readonly match: SearchHit['match']; readonly where: Prisma.ChildCaseWhereInput };

function askedFor({ references: { ofCase, ofReferral }, names }: SearchWanted): Asked[] {
  return [
    ...(ofCase === null ? [] : [{ match: 'reference', where: { reference: ofCase } } as const]),
    ...(ofReferral === null
      ? []
      : [{ match: 'reference', where: { referral: { reference: ofReferral } } } as const]),
    ...nameMatches
      .filter((match) => names[match].length > 0)
      .map((match) => ({ match, where: { child: { nameIndex: { hasSome: [...names[match]] } } } })),
  ];
}

type More = Asked & { readonly found: readonly SearchHit[]; readonly room: number };

async function findMore(
  tx: Tx,
  { scope, authorityId }: SearchWanted,
  more: More,
): Promise<readonly SearchHit[]> {
  const { match, where, found, room } = more;
  const rows = await tx.childCase.findMany({
    where: { AND: [scope, where, { id: { notIn: found.map(({ caseId }) => caseId) } }] },
    include: {
      responsibleAuthority: { select: { name: true } },
      handovers: {
        where: { state: { in: [...openHandoverStates] } },
        select: { id: true, toAuthorityId: true },
        take: 1,
      },
    },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: room,
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
    match,
  }));
}

function previewOnly(
  row: { readonly responsibleAuthorityId: string; readonly responsibilityAcceptedAt: Date | null },
  authorityId: string | null,
): boolean {
  if (authorityId === null) return false;
  return row.responsibleAuthorityId !== authorityId || row.responsibilityAcceptedAt === null;
}
