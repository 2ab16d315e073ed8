import type { Answers, Draft, Receipt } from '#app/domain/referral/draft.ts';
import { asDraft, type Db, type Tx } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

/** What a code is found by. The code itself is kept nowhere. */
export const draftHash = (vault: Vault, code: string): string => vault.fingerprint('draft', code);

/** The same for a draft there is already, which may have been begun under an older index key. */
export async function knownDraftHash(db: Db, vault: Vault, code: string): Promise<string> {
  const [current = '', ...older] = vault.fingerprints('draft', code);
  for (const codeHash of older)
    if ((await asDraft(db, codeHash, (tx) => tx.referralDraft.count({ where: { codeHash } }))) > 0)
      return codeHash;
  return current;
}

const place = (row: string) => ({ table: 'referral_draft', column: 'sealed', row });
const keyOwner = (row: string) => `draft:${row}`;

export type NewDraft = {
  readonly id: string;
  readonly codeHash: string;
  readonly answers: Answers;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

export async function addDraft(tx: Tx, vault: Vault, draft: NewDraft): Promise<void> {
  const { id, codeHash, createdAt, expiresAt } = draft;
  const { wrapped, key } = vault.newKey(keyOwner(id));
  const sealed = key.seal(place(id), JSON.stringify(draft.answers));
  await tx.referralDraft.createMany({
    data: [{ id, codeHash, wrappedKey: wrapped, sealed, createdAt, updatedAt: createdAt, expiresAt }],
  });
}

export type FoundDraft = { readonly id: string; readonly draft: Draft };

/** The draft this transaction may touch, locked until it ends; null when its time is up or there is none. */
export async function lockDraft(
  tx: Tx,
  vault: Vault,
  codeHash: string,
  now: Date,
): Promise<FoundDraft | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM referral_draft WHERE code_hash = ${codeHash} FOR UPDATE`;
  return rows[0] === undefined ? null : readDraft(tx, vault, codeHash, now);
}

/** As lockDraft, without a lock. */
export async function readDraft(
  tx: Tx,
  vault: Vault,
  codeHash: string,
  now: Date,
): Promise<FoundDraft | null> {
  const row = await tx.referralDraft.findUnique({ where: { codeHash } });
  if (row === null || row.expiresAt <= now) return null;
  if (row.submittedAt !== null && row.reference !== null)
    return {
      id: row.id,
      draft: { state: 'sent', receipt: receiptOf(row.reference, row.submittedAt, row.receipt) },
    };
  const key = vault.unwrap(keyOwner(row.id), row.wrappedKey);
  const answers = JSON.parse(key.open(place(row.id), row.sealed)) as Answers;
  return { id: row.id, draft: { state: 'open', answers, expiresAt: row.expiresAt } };
}

/** Seals what was typed so far under the draft's key. */
export async function saveAnswers(
  tx: Tx,
  vault: Vault,
  saved: { readonly id: string; readonly answers: Answers; readonly at: Date },
): Promise<void> {
  const { id, answers, at } = saved;
  const row = await tx.referralDraft.findUniqueOrThrow({ where: { id }, select: { wrappedKey: true } });
  const sealed = vault.unwrap(keyOwner(id), row.wrappedKey).seal(place(id), JSON.stringify(answers));
  await tx.referralDraft.updateMany({ where: { id, submittedAt: null }, data: { sealed, updatedAt: at } });
}

/** Empties the draft and leaves its receipt: what was typed now lives in the case only. */
export async function closeDraft(tx: Tx, id: string, receipt: Receipt): Promise<void> {
  const { reference, sentAt, authority, danger, answerBy, guardianBy } = receipt;
  const { count } = await tx.referralDraft.updateMany({
    where: { id, submittedAt: null },
    data: {
      submittedAt: sentAt,
      updatedAt: sentAt,
      reference,
      sealed: '',
      wrappedKey: '',
      receipt: {
        authority,
        danger,
        answerBy: answerBy?.toISOString() ?? null,
        guardianBy: guardianBy?.toISOString() ?? null,
      },
    },
  });
  if (count !== 1) throw new Error('A locked draft was sent by somebody else.');
}

type StoredReceipt = {
  readonly authority: string;
  readonly danger: boolean;
  readonly answerBy: string | null;
  readonly guardianBy: string | null;
};

function receiptOf(reference: string, sentAt: Date, stored: unknown): Receipt {
  const { authority, danger, answerBy, guardianBy } = stored as StoredReceipt;
  return { reference, sentAt, authority, danger, answerBy: dateOf(answerBy), guardianBy: dateOf(guardianBy) };
}

const dateOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

/** By when a new case's handover must be answered, and its guardian appointed, by the rules of its nation. */
export async function firstDueDates(
  tx: Tx,
  caseId: string,
): Promise<Pick<Receipt, 'answerBy' | 'guardianBy'>> {
  const rows = await tx.deadline.findMany({
    where: {
      caseId,
      OR: [{ ruleKey: { startsWith: 'handover.answer.' } }, { ruleKey: { startsWith: 'guardian.appoint.' } }],
    },
    select: { ruleKey: true, dueAt: true },
    orderBy: { dueAt: 'asc' },
    take: 10,
  });
  const due = (prefix: string) => rows.find(({ ruleKey }) => ruleKey.startsWith(prefix))?.dueAt ?? null;
  return { answerBy: due('handover.answer.'), guardianBy: due('guardian.appoint.') };
}

/** Removes drafts whose time is up, as the worker, which cannot read them. */
export async function deleteExpiredDrafts(db: Db, now: Date): Promise<number> {
  return db.$executeRaw`DELETE FROM referral_draft WHERE expires_at <= ${now}`;
}
