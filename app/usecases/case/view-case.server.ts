import type { Actor } from '#app/domain/account/actor.ts';
import type { Relation } from '#app/domain/case/case-file.ts';
import type { CaseHeader, CaseRights, CaseSection } from '#app/domain/case/case-view.ts';
import { workFor } from '#app/domain/case/may-record.ts';
import { may, type CaseAction } from '#app/domain/permission/permissions.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { findCase, type CaseRecord } from '#app/store/case/case-store.server.ts';
import { previewOf, readHeader, type CaseReading } from '#app/store/case/header-queries.server.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** The right each part of a case asks for. */
const rightFor: Readonly<Record<CaseSection, CaseAction>> = {
  due: 'read',
  chronology: 'read',
  people: 'read',
  record: 'read',
  recorded: 'read',
  referral: 'read-identity',
  letter: 'read-identity',
  access: 'read-access-log',
  duplicates: 'see-candidates',
  closing: 'read',
};

export type Viewed<T> = { readonly header: CaseHeader; readonly body: T };

export type ViewCaseRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'preview-only'; readonly offerId: string | null; readonly handoverId: string | null };

/**
 * Opens one part of a case for a reader entitled to it, and records the look in the same transaction: what was not
 * recorded was not shown. Somebody with an offer or a handover to answer is sent to its preview.
 */
export function viewCase<T>(
  deps: Deps,
  actor: Actor,
  wanted: { readonly caseId: string; readonly section: CaseSection },
  read: (tx: Tx, reading: CaseReading) => Promise<T>,
): Promise<Result<Viewed<T>, ViewCaseRefusal>> {
  const { caseId, section } = wanted;
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const file = await findCase(tx, caseId);
    if (file === null) return refuse({ kind: 'not-found' });
    const relation = await relationTo(tx, actor, caseId, now);
    if (!may(actor.role, relation, 'read', file.status)) return previewOrNothing(tx, actor, file, relation);
    const rights = rightsOf(actor, relation, file);
    if (
      !may(actor.role, relation, rightFor[section], file.status) ||
      (section === 'record' && !rights.record)
    )
      return refuse({ kind: 'not-found' });

    const { rulebook, vault } = deps;
    const reading = await readHeader(tx, { caseId, actor, relation, now, rulebook, vault, rights });
    const body = await read(tx, reading);
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: 'case.viewed',
      subjectType: 'case',
      subjectId: caseId,
      caseId,
      detail: { as: section, relation },
    });
    return accept({ header: reading.header, body });
  });
}

async function previewOrNothing(
  tx: Tx,
  actor: Actor,
  file: CaseRecord,
  relation: Relation,
): Promise<Result<never, ViewCaseRefusal>> {
  if (!may(actor.role, relation, 'preview', file.status)) return refuse({ kind: 'not-found' });
  return refuse({ kind: 'preview-only', ...(await previewOf(tx, actor, file.id)) });
}

function rightsOf(actor: Actor, relation: Relation, { status }: CaseRecord): CaseRights {
  const can = (action: CaseAction) => may(actor.role, relation, action, status);
  return {
    identity: can('read-identity'),
    accessLog: can('read-access-log'),
    record: workFor(actor.role, relation, status).length > 0,
    acknowledge: can('acknowledge-escalation'),
    seeCandidates: can('see-candidates'),
    proposeClosing: can('propose-closing'),
    decideClosing: status === 'open' && can('decide-closing'),
    reopen: status === 'closed' && can('reopen-case'),
  };
}
