import { londonDate } from '#app/domain/calendar/london-date.ts';
import { ageOn, spokenCode, type ReferralReport } from '#app/domain/referral/referral.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { addCase, findCase } from '#app/store/case/case-store.server.ts';
import { addChild } from '#app/store/case/identity.server.ts';
import { addHandover } from '#app/store/handover/handover-store.server.ts';
import { authorityOfPlace, type AuthorityRecord } from '#app/store/reference/authority.server.ts';
import { addReferral } from '#app/store/referral/referral-store.server.ts';
import { asIntake, type Intake, type Tx } from '#app/store/shared/database.server.ts';
import { recordEvent, type Change } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type Submitted = { readonly reference: string; readonly caseId: string; readonly authority: string };

export type SubmitRefusal = { readonly kind: 'unknown-place' };

/**
 * Takes a referral: opens the case, hands it over to the authority where the child was found, starts every clock and
 * owes every notice, in one transaction. Needs neither the worker nor the mail server.
 */
export async function submitReferral(
  deps: Deps,
  report: ReferralReport,
): Promise<Result<Submitted, SubmitRefusal>> {
  const made = { caseId: deps.newId(), childId: deps.newId() };
  const taken = await asIntake(deps.db, made, (tx) => takeReferral(deps, tx, made, report));
  if (taken.ok) deps.bell.ring('send');
  return taken;
}

/** As submitReferral, inside a transaction that may make this case and this child; who commits it rings the bell. */
export async function takeReferral(
  deps: Deps,
  tx: Tx,
  made: Pick<Intake, 'caseId' | 'childId' | 'sentBy'>,
  report: ReferralReport,
): Promise<Result<Submitted, SubmitRefusal>> {
  const now = deps.now();
  const { caseId, childId } = made;
  const sentBy = made.sentBy ?? null;
  const authority = await authorityOfPlace(tx, report.found.placeId);
  if (authority === null) return refuse({ kind: 'unknown-place' });
  const reference = await openCase(deps, tx, { caseId, childId, report, authority, now, sentBy });
  await startClocks(deps, tx, { caseId, report, authority, now, sentBy });
  return accept({ reference, caseId, authority: authority.name });
}

type Opening = {
  readonly caseId: string;
  readonly childId: string;
  readonly report: ReferralReport;
  readonly authority: AuthorityRecord;
  readonly now: Date;
  readonly sentBy: string | null;
};

async function openCase(deps: Deps, tx: Tx, opening: Opening): Promise<string> {
  const { report, authority, now, caseId, childId, sentBy } = opening;
  const { child } = report;
  const key = await addChild(tx, deps.vault, childId, child);
  const reference = `R-${spokenCode(deps.randomBytes(8))}`;
  await addCase(tx, {
    id: caseId,
    childId,
    reference: `C-${spokenCode(deps.randomBytes(8))}`,
    openedAt: now,
    nation: authority.nation,
    responsibleAuthorityId: authority.id,
    immediateDanger: report.immediateDanger,
    ageYears: child.birthDate === null ? child.ageYears : ageOn(child.birthDate, londonDate(now)),
    gender: child.gender,
    language: child.language,
    interpreterNeeded: child.interpreterNeeded,
  });
  await addReferral(tx, key, {
    id: deps.newId(),
    reference,
    caseId,
    receivedAt: now,
    report,
    sentById: sentBy,
  });
  return reference;
}

async function startClocks(deps: Deps, tx: Tx, about: Omit<Opening, 'childId'>): Promise<void> {
  const { report, authority, now, caseId, sentBy } = about;
  const file = await findCase(tx, caseId);
  if (file === null) throw new Error('The case just made cannot be read back.');
  const change: Change = {
    tx,
    now,
    newId: deps.newId,
    rulebook: deps.rulebook,
    actor: { userId: sentBy, label: `Referrer (${report.referrer.kind})` },
  };
  const handover = await addHandover(deps, tx, { caseId, toAuthorityId: authority.id, at: now });
  await recordEvent(change, file, {
    type: 'ReferralReceived',
    at: now,
    detail: { referrer: report.referrer.kind, danger: report.immediateDanger, authority: authority.id },
    dateOfBirth: report.child.birthDate,
  });
  await recordEvent(change, file, {
    type: 'HandoverSent',
    at: now,
    detail: { handover, authority: authority.id },
  });
}
