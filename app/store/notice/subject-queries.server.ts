import type { Actor } from '#app/domain/account/actor.ts';
import type { InboxNotice } from '#app/domain/notice/notice-view.ts';
import { may } from '#app/domain/permission/permissions.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { readColleagues } from '#app/store/notice/colleague-queries.server.ts';
import { openNames, type ChildLabel } from '#app/store/case/names-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

type Reading = { readonly vault: Vault; readonly rulebook: Rulebook; readonly now: Date };
type NoticeRow = {
  readonly caseId: string | null;
  readonly actionId: string | null;
  /** Where no planned action is behind it. */
  readonly deadlineId: string | null;
  readonly cause: string;
};
type Subject = Pick<InboxNotice, 'child' | 'reference' | 'colleague' | 'deadline' | 'late' | 'target'>;

/**
 * What each notice is about, as far as its reader may know it now: rows they have lost sight of are simply not found.
 * Relations are read one table at a time, because a row hidden behind a required relation would be a fault.
 */
export async function readSubjects(
  tx: Tx,
  reading: Reading,
  actor: Actor,
  notices: readonly NoticeRow[],
): Promise<(notice: NoticeRow) => Subject> {
  const caseIds = [...new Set(notices.flatMap(({ caseId }) => caseId ?? []))];
  const cases = await tx.childCase.findMany({
    where: { id: { in: caseIds } },
    select: { id: true, reference: true },
  });
  const names = await namesFor(tx, reading, actor, caseIds);
  const deadlines = await readDeadlines(tx, reading, notices);
  const doors = await readDoors(tx, actor, caseIds);
  const colleague = await readColleagues(tx, actor, notices);
  const references = new Map(cases.map(({ id, reference }) => [id, reference]));
  return ({ caseId, cause, ...behind }) => {
    const about = caseId ?? '';
    const { deadline, deadlineId, late } = deadlines.get(causeOf(behind)) ?? noDeadline;
    return {
      child: names.get(about)?.name ?? null,
      reference: references.get(about) ?? null,
      colleague: colleague(cause).name,
      deadline,
      late,
      target: {
        caseId: references.has(about) ? about : null,
        deadlineId,
        ...doors(about),
        staffId: colleague(cause).id,
      },
    };
  };
}

/** Row-level security shows a child's row to those with full sight of a case; national roles differ among themselves. */
function namesFor(
  tx: Tx,
  { vault, now }: Reading,
  actor: Actor,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ChildLabel>> {
  const blind = may(actor.role, 'national', 'read') && !may(actor.role, 'national', 'read-identity');
  return blind ? Promise.resolve(new Map()) : openNames(tx, vault, caseIds, now);
}

const causeOf = ({ actionId, deadlineId }: Pick<NoticeRow, 'actionId' | 'deadlineId'>) =>
  actionId ?? deadlineId ?? '';

const noDeadline = { deadline: null, deadlineId: null, late: false };

type Deadline = {
  readonly deadlineId: string;
  readonly late: boolean;
  readonly deadline: NonNullable<InboxNotice['deadline']>;
};

/** By planned action, and by deadline where a notice names none. */
async function readDeadlines(
  tx: Tx,
  { rulebook }: Reading,
  notices: readonly NoticeRow[],
): Promise<ReadonlyMap<string, Deadline>> {
  const actions = await tx.plannedAction.findMany({
    where: { id: { in: notices.flatMap(({ actionId }) => actionId ?? []) } },
    select: { id: true, deadlineId: true, firedLate: true },
  });
  const named = [...actions, ...notices].flatMap(({ deadlineId }) => deadlineId ?? []);
  const rows = await tx.deadline.findMany({
    where: { id: { in: named } },
    select: { id: true, ruleKey: true, ruleVersion: true, dueAt: true, status: true },
  });
  const deadlines = new Map(
    rows.map(({ id, ruleKey, ruleVersion, dueAt, status }) => [
      id,
      {
        deadlineId: id,
        deadline: {
          title: rulebook.rule(ruleKey, ruleVersion).title,
          dueAt,
          paused: status === 'paused',
          settled: status !== 'open' && status !== 'paused',
        },
      },
    ]),
  );
  const acted = actions.flatMap(({ id, deadlineId, firedLate }) => {
    const deadline = deadlines.get(deadlineId);
    return deadline === undefined ? [] : [[id, { ...deadline, late: firedLate }] as const];
  });
  const itself = [...deadlines].map(([id, deadline]) => [id, { ...deadline, late: false }] as const);
  return new Map([...itself, ...acted]);
}

/** The reader's own offer, handover or appointment in each case: where they act, besides the case itself. */
async function readDoors(tx: Tx, actor: Actor, caseIds: readonly string[]) {
  const within = { caseId: { in: [...caseIds] } };
  const newest = { orderBy: { id: 'desc' }, select: { id: true, caseId: true } } as const;
  const guarding = actor.role === 'guardian';
  const offers = guarding
    ? await tx.guardianOffer.findMany({
        ...newest,
        orderBy: { offeredAt: 'desc' },
        where: { ...within, guardianId: actor.userId },
        select: { id: true, caseId: true, state: true },
      })
    : [];
  const appointments = await tx.appointment.findMany({ ...newest, where: { ...within, endsAt: null } });
  const handovers = await tx.handover.findMany({
    ...newest,
    orderBy: { sentAt: 'desc' },
    where: { ...within, ...(actor.authorityId === null ? {} : { toAuthorityId: actor.authorityId }) },
  });
  return (caseId: string) => ({
    ...offerIn(offers, caseId),
    handoverId: handovers.find((row) => row.caseId === caseId)?.id ?? null,
    appointmentId: appointments.find((row) => row.caseId === caseId)?.id ?? null,
  });
}

type OfferRow = { readonly id: string; readonly caseId: string; readonly state: string };

function offerIn(offers: readonly OfferRow[], caseId: string) {
  const offer = offers.find((row) => row.caseId === caseId);
  return { offerId: offer?.id ?? null, offerWaits: offer?.state === 'offered' };
}
