import type { KnownReferrer, SentReferral } from '#app/domain/referral/receipt-view.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyWindow } from '#app/store/shared/key-page.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** What this transaction's actor sent while signed in, the newest first. The database shows them nothing more of it. */
export async function listSent(tx: Tx, asked: PageAsked): Promise<KeyPage<SentReferral>> {
  const page = keyWindow(asked, { at: Prisma.sql`r.received_at`, id: Prisma.sql`r.id` }, 'desc');
  const found = await tx.$queryRaw<SentReferral[]>`
    SELECT r.id, r.reference, r.received_at AS "receivedAt", r.danger, r.authority, r.answer_by AS "answerBy",
      r.acknowledged_at AS "acknowledgedAt", r.state, r.answered_at AS "answeredAt", r.guardian
    FROM my_referrals() r WHERE true ${page.where} ${page.order}`;
  return keyPage(found, asked, ({ receivedAt, id }) => ({ at: receivedAt, id }));
}

/** What the form may begin with for a referrer who is signed in; null for everybody else. */
export async function findReferrer(tx: Tx, userId: string): Promise<KnownReferrer | null> {
  const row = await tx.userAccount.findUnique({
    where: { id: userId },
    select: {
      displayName: true,
      email: true,
      role: true,
      organisation: { select: { name: true, kind: true } },
    },
  });
  if (row?.role !== 'referrer' || row.organisation === null) return null;
  const { displayName, email, organisation } = row;
  return { name: displayName, email, organisation: organisation.name, kind: organisation.kind };
}
