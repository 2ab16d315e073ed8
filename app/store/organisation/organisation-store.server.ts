import type { Tx } from '#app/store/shared/database.server.ts';

export type Organisation = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly people: number;
};

const most = 500;

/** Organisations of referrers by name, with how many of their people have an account. */
export async function listOrganisations(tx: Tx): Promise<readonly Organisation[]> {
  const rows = await tx.organisation.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: most,
    select: { id: true, name: true, kind: true, _count: { select: { people: true } } },
  });
  return rows.map(({ id, name, kind, _count }) => ({ id, name, kind, people: _count.people }));
}

export type NewOrganisation = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly addedAt: Date;
};

/** Adds one; false when there is one of that name already. */
export async function addOrganisation(tx: Tx, organisation: NewOrganisation): Promise<boolean> {
  const { count } = await tx.organisation.createMany({ data: [organisation], skipDuplicates: true });
  return count === 1;
}
