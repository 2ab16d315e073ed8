import type { Tx } from '#app/store/shared/database.server.ts';

export type AuditNote = {
  readonly at: Date;
  readonly actorLabel: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
  /** Coded values only: no name, no free text. */
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Adds a link to the audit chain in the transaction of the change it records. The actor's id comes from the session. */
export async function audit(tx: Tx, note: AuditNote): Promise<void> {
  await tx.$executeRaw`SELECT audit_append(${note.at}::timestamptz, ${note.actorLabel}, ${note.action},
    ${note.subjectType}, ${note.subjectId}, ${note.caseId}::uuid, ${JSON.stringify(note.detail)}::jsonb)`;
}

/** Adds many links at once, in order, for a job: one lock of the chain's head for a whole batch. */
export async function auditMany(
  tx: Tx,
  by: { readonly at: Date; readonly actorLabel: string },
  entries: readonly Omit<AuditNote, 'at' | 'actorLabel'>[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.$executeRaw`SELECT audit_append_many(${by.at}::timestamptz, ${by.actorLabel}, ${JSON.stringify(entries)}::jsonb)`;
}
