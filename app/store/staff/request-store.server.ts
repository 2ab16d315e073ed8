import type { Role } from '#app/domain/account/actor.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import type { StaffRequest } from '#app/domain/staff/staff-view.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyOrder } from '#app/store/shared/key-order.server.ts';

export type NewRequest = {
  readonly id: string;
  readonly kind: StaffRequest['kind'];
  readonly userId: string;
  readonly role: Role;
  readonly formerRole: Role;
  readonly email: string | null;
  readonly requestedById: string;
  readonly requestedAt: Date;
};

export async function addRequest(tx: Tx, request: NewRequest): Promise<void> {
  await tx.staffRequest.createMany({ data: [request] });
}

export async function hasPending(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.staffRequest.count({ where: { userId, state: 'pending' } })) > 0;
}

const who = { select: { id: true, displayName: true } } as const;
const whole = { user: who, requestedBy: who, decidedBy: who } as const;

type Named = { readonly id: string; readonly displayName: string };
type Found = Omit<NewRequest, 'kind' | 'role' | 'formerRole'> & {
  readonly kind: string;
  readonly role: string;
  readonly formerRole: string;
  readonly state: string;
  readonly decidedAt: Date | null;
  readonly user: Named;
  readonly requestedBy: Named;
  readonly decidedBy: Named | null;
};

const named = ({ id, displayName }: Named) => ({ id, name: displayName });

/** The database refuses any other kind, role or state by a check constraint. */
const requestOf = (row: Found): StaffRequest => ({
  id: row.id,
  kind: row.kind as StaffRequest['kind'],
  person: named(row.user),
  role: row.role as Role,
  formerRole: row.formerRole as Role,
  email: row.email,
  state: row.state as StaffRequest['state'],
  requestedBy: named(row.requestedBy),
  requestedAt: row.requestedAt,
  decidedBy: row.decidedBy?.displayName ?? null,
  decidedAt: row.decidedAt,
});

/** What was asked of a second person: what waits, or what was decided, newest first. */
export async function listRequests(
  tx: Tx,
  pending: boolean,
  asked: PageAsked,
): Promise<KeyPage<StaffRequest>> {
  const page = keyOrder(asked, 'requestedAt', 'desc');
  const state = pending ? 'pending' : { not: 'pending' };
  const found = await tx.staffRequest.findMany({ ...page, where: { state, ...page.where }, include: whole });
  return keyPage(found.map(requestOf), asked, ({ requestedAt, id }) => ({ at: requestedAt, id }));
}

export const countPending = (tx: Tx): Promise<number> =>
  tx.staffRequest.count({ where: { state: 'pending' } });

export async function findRequest(tx: Tx, id: string): Promise<StaffRequest | null> {
  const row = await tx.staffRequest.findUnique({ where: { id }, include: whole });
  return row && requestOf(row);
}

export async function withdrawRequest(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.staffRequest.updateMany({
    where: { id, state: 'pending' },
    data: { state: 'withdrawn' },
  });
  return count === 1;
}

/** Decides in the database itself, which holds asker, subject and decider against each other. */
export async function decideRequest(tx: Tx, id: string, approve: boolean, at: Date): Promise<DecideOutcome> {
  const [row] = await tx.$queryRaw<{ outcome: DecideOutcome }[]>`
    SELECT decide_staff_request(${id}::uuid, ${approve}, ${at}::timestamptz) AS outcome`;
  return row?.outcome ?? 'not-found';
}

type DecideOutcome = 'decided' | 'not-found' | 'own-request' | 'not-pending';
