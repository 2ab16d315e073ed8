import type {
  ItemDecision,
  RequestState,
  Requester,
  WithholdReason,
} from '#app/domain/subject-request/codes.ts';
import type { Passage } from '#app/domain/subject-request/redaction.ts';
import type { Decided, SubjectRequest } from '#app/domain/subject-request/request-view.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

const date = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const mostListed = 100;

export type NewRequest = Pick<
  SubjectRequest,
  'id' | 'number' | 'caseId' | 'receivedOn' | 'dueOn' | 'requester' | 'identityChecked'
> & { readonly recordedById: string; readonly recordedAt: Date };

export async function addRequest(tx: Tx, made: NewRequest): Promise<void> {
  const { receivedOn, dueOn, ...rest } = made;
  await tx.subjectRequest.createMany({
    data: [{ ...rest, receivedOn: date(receivedOn), dueOn: date(dueOn), state: 'preparing' }],
  });
}

/** Requests, those that are due first on top; one of them when an id is given. */
export async function listRequests(tx: Tx, id?: string): Promise<readonly SubjectRequest[]> {
  const rows = await tx.subjectRequest.findMany({
    where: id === undefined ? {} : { id },
    include: {
      case: { select: { reference: true } },
      recordedBy: { select: { displayName: true } },
      decidedBy: { select: { displayName: true } },
    },
    orderBy: [{ decidedAt: { sort: 'asc', nulls: 'first' } }, { dueOn: 'asc' }, { id: 'asc' }],
    take: mostListed,
  });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    caseId: row.caseId,
    reference: row.case.reference,
    receivedOn: dayOf(row.receivedOn),
    dueOn: dayOf(row.dueOn),
    requester: row.requester as Requester,
    identityChecked: row.identityChecked,
    state: row.state as RequestState,
    recordedBy: row.recordedBy.displayName,
    recordedById: row.recordedById,
    recordedAt: row.recordedAt,
    decidedBy: row.decidedBy?.displayName ?? null,
    decidedAt: row.decidedAt,
  }));
}

export async function readDecided(tx: Tx, requestId: string): Promise<readonly Decided[]> {
  const rows = await tx.subjectItem.findMany({ where: { requestId }, orderBy: { item: 'asc' } });
  return rows.map((row) => ({
    item: row.item,
    decision: row.decision as ItemDecision,
    reason: row.reason as WithholdReason | null,
    passages: row.passages as unknown as readonly Passage[],
    fingerprint: row.fingerprint,
  }));
}

/** Keeps what was decided about some items, in place of what was decided before. */
export async function decideItems(
  tx: Tx,
  requestId: string,
  decided: readonly Decided[],
  by: { readonly userId: string; readonly at: Date },
): Promise<void> {
  const rows = decided.map(({ item, decision, reason, passages, fingerprint }) => ({
    item,
    decision,
    reason,
    passages,
    fingerprint,
  }));
  await tx.$executeRaw`
    INSERT INTO subject_item (request_id, item, decision, reason, passages, fingerprint, decided_by, decided_at)
    SELECT ${requestId}::uuid, n.item, n.decision, n.reason, n.passages, n.fingerprint, ${by.userId}::uuid, ${by.at}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS n(item text, decision text, reason text, passages jsonb, fingerprint text)
    ON CONFLICT (request_id, item) DO UPDATE SET decision = excluded.decision, reason = excluded.reason,
      passages = excluded.passages, fingerprint = excluded.fingerprint, decided_by = excluded.decided_by,
      decided_at = excluded.decided_at`;
}

type Move = {
  readonly from: readonly RequestState[];
  readonly to: RequestState;
  readonly data?: Prisma.SubjectRequestUncheckedUpdateManyInput;
};

/** Moves a request on only if it is where it was believed to be; false otherwise. */
export async function moveRequest(tx: Tx, id: string, { from, to, data = {} }: Move): Promise<boolean> {
  const { count } = await tx.subjectRequest.updateMany({
    where: { id, state: { in: [...from] } },
    data: { ...data, state: to },
  });
  return count === 1;
}

/** Says that somebody has checked who asks. */
export async function markIdentityChecked(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.subjectRequest.updateMany({
    where: { id, state: 'preparing' },
    data: { identityChecked: true },
  });
  return count === 1;
}
