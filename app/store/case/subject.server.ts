import type { Subject } from '#app/domain/permission/needs.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** What an address names, as far as row-level security lets this actor see it: its case, and whose it is. */
export type Named = {
  readonly caseId: string;
  /** The guardian an offer was made to. */
  readonly guardianId?: string;
  /** The authority a handover was sent to. */
  readonly toAuthorityId?: string;
  readonly rule?: { readonly key: string; readonly version: number };
};

const readers: Readonly<Record<Subject, (tx: Tx, id: string) => Promise<Named | null>>> = {
  caseId: async (tx, id) => {
    const row = await tx.childCase.findUnique({ where: { id }, select: { id: true } });
    return row && { caseId: row.id };
  },
  handoverId: (tx, id) =>
    tx.handover.findUnique({ where: { id }, select: { caseId: true, toAuthorityId: true } }),
  offerId: (tx, id) =>
    tx.guardianOffer.findUnique({ where: { id }, select: { caseId: true, guardianId: true } }),
  appointmentId: (tx, id) => tx.appointment.findUnique({ where: { id }, select: { caseId: true } }),
  deadlineId: async (tx, id) => {
    const row = await tx.deadline.findUnique({
      where: { id },
      select: { caseId: true, ruleKey: true, ruleVersion: true },
    });
    return row && { caseId: row.caseId, rule: { key: row.ruleKey, version: row.ruleVersion } };
  },
};

/** What this id names; null when it names nothing, or nothing this actor may know of. */
export const readNamed = (tx: Tx, by: Subject, id: string): Promise<Named | null> => readers[by](tx, id);
