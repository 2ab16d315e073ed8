import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { Answers, Receipt } from '#app/domain/referral/draft.ts';
import type { ReferralReport } from '#app/domain/referral/referral.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import {
  closeDraft,
  knownDraftHash,
  firstDueDates,
  lockDraft,
} from '#app/store/referral/draft-store.server.ts';
import { asIntake, type Intake, type Tx } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { takeReferral, type SubmitRefusal } from '#app/usecases/referral/submit-referral.server.ts';

export type SubmitDraftRefusal =
  SubmitRefusal | { readonly kind: 'unknown-draft' } | { readonly kind: 'incomplete' };

/** Reads what was typed through the form's one schema; null while something is missing. */
export type ReadReport = (answers: Answers, now: Date) => ReferralReport | null;

/**
 * Sends a draft as a referral, in the name of the referrer who is signed in, if any. The draft's row is locked and closed in the transaction that opens the case, so sending
 * twice, at once or days apart, makes one case and gives the same receipt.
 */
export async function submitDraft(
  deps: Deps,
  code: string,
  read: ReadReport,
  actor: Actor | null = null,
): Promise<Result<Receipt, SubmitDraftRefusal>> {
  const draft = await knownDraftHash(deps.db, deps.vault, code);
  const own = actor !== null && mayOpen(actor.role, 'my-referrals') ? { sentBy: actor.userId } : {};
  const made = { caseId: deps.newId(), childId: deps.newId(), draft, ...own };
  const sent = await asIntake(deps.db, made, (tx) => sendLocked(deps, tx, made, read));
  if (sent.ok) deps.bell.ring('send');
  return sent;
}

type Made = Intake & Required<Pick<Intake, 'draft'>>;

async function sendLocked(
  deps: Deps,
  tx: Tx,
  made: Made,
  read: ReadReport,
): Promise<Result<Receipt, SubmitDraftRefusal>> {
  const now = deps.now();
  const found = await lockDraft(tx, deps.vault, made.draft, now);
  if (found === null) return refuse({ kind: 'unknown-draft' });
  if (found.draft.state === 'sent') return accept(found.draft.receipt);
  const report = read(found.draft.answers, now);
  if (report === null) return refuse({ kind: 'incomplete' });
  const taken = await takeReferral(deps, tx, made, report);
  if (!taken.ok) return taken;

  const { reference, authority, caseId } = taken.value;
  const due = await firstDueDates(tx, caseId);
  const receipt = { reference, authority, sentAt: now, danger: report.immediateDanger, ...due };
  await closeDraft(tx, found.id, receipt);
  return accept(receipt);
}
