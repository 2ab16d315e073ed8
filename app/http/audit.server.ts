import { z } from 'zod';
import type { AuditFilter } from '#app/domain/oversight/audit-view.ts';
import { caseReference } from '#app/domain/referral/case-reference.ts';
import { parseFields } from '#app/http/form.server.ts';

const schema = z.object({
  action: z
    .string()
    .regex(/^[A-Za-z][A-Za-z.-]{1,60}$/u)
    .nullable()
    .catch(null),
  actor: z.uuid().nullable().catch(null),
  reference: z.string().max(40).catch(''),
});

/** What the address narrows the audit trail to; codes only. A reference that is none finds nothing. */
export function readAuditFilter(query: URLSearchParams): AuditFilter {
  const form = parseFields(query, schema);
  if (!form.ok) return { action: null, actorId: null, reference: null };
  const { action, actor, reference } = form.value;
  return {
    action,
    actorId: actor,
    reference: reference.trim() === '' ? null : (caseReference(reference) ?? 'C-????-????'),
  };
}
