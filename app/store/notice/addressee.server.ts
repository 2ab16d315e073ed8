import { letterLines } from '#app/domain/audit/checkpoint.ts';
import { checkpointFrom } from '#app/store/audit/checkpoint-store.server.ts';
import type { EmailKind } from '#app/domain/notice/delivery-class.ts';
import { makeLink } from '#app/store/account/links.server.ts';
import { mayBeTold, stillWaits } from '#app/store/notice/entitlement.server.ts';
import type { Claimed } from '#app/store/notice/outbox.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type Suppression = 'recipient-left' | 'no-longer-needed' | 'no-longer-entitled';

/** Where to write to, and of how many things that still need doing; or why not to write at all. */
export type Addressee =
  | {
      readonly to: string;
      readonly count: number;
      /** Lines that go with the letter as they are. */
      readonly enclosed?: readonly string[];
      /** Of the link it carries. */
      readonly secret?: string;
    }
  | { readonly suppressed: Suppression };

/** Asked at the moment of sending: the person may have left, the case may be another's, the deadline may be met. */
export async function addressee(tx: Tx, claimed: Claimed, now: Date): Promise<Addressee> {
  const user = await tx.userAccount.findUnique({
    where: { id: claimed.userId },
    select: { email: true, status: true },
  });
  if (!isWrittenTo(user, claimed)) return { suppressed: 'recipient-left' };
  if (claimed.kind === 'audit-checkpoint') return withCheckpoint(tx, claimed.id, user.email);
  if (claimed.accountTokenId !== null) return withLink(tx, claimed.accountTokenId, user.email, now);
  const told = await toldBy(tx, claimed);
  const reasons: (Suppression | null)[] = [];
  for (const news of told) reasons.push(await whyNot(tx, claimed.userId, news, now));
  const needed = told.filter((_, index) => reasons[index] === null);
  if (told.length === 0 || needed.length > 0) return { to: user.email, count: thingsIn(needed) };
  return { suppressed: reasons.includes('no-longer-entitled') ? 'no-longer-entitled' : 'no-longer-needed' };
}

/** Who was invited and has not signed in yet is sent their link and nothing else. */
function isWrittenTo(user: Reader | null, { accountTokenId }: Claimed): user is Reader {
  return user?.status === 'active' || (user?.status === 'invited' && accountTokenId !== null);
}

type Reader = { readonly email: string; readonly status: string };

/** The newest checkpoint stands for those before it: one that mail would not take is not sent once a newer one is owed. */
async function withCheckpoint(tx: Tx, outboxId: string, to: string): Promise<Addressee> {
  const { checkpoint, userId } = await tx.outbox.findUniqueOrThrow({
    where: { id: outboxId },
    select: { userId: true, checkpoint: true },
  });
  if (checkpoint === null) return { suppressed: 'no-longer-needed' };
  const newer = await tx.outbox.count({
    where: { userId, kind: 'audit-checkpoint', checkpoint: { at: { gt: checkpoint.at } } },
  });
  if (newer > 0) return { suppressed: 'no-longer-needed' };
  return { to, count: 0, enclosed: letterLines(checkpointFrom(checkpoint)) };
}

async function withLink(tx: Tx, accountTokenId: string, to: string, now: Date): Promise<Addressee> {
  const secret = await makeLink(tx, accountTokenId, now);
  return secret === null ? { suppressed: 'no-longer-needed' } : { to, count: 1, secret };
}

/** One notice as an e-mail tells of it. */
type News = {
  readonly id: string;
  readonly kind: EmailKind;
  readonly deadlineId: string | null;
  readonly caseId: string | null;
  readonly readAt: Date | null;
  readonly gathered: boolean;
};

/** The notices an e-mail tells of: its own, or those gathered into it. */
function toldBy(tx: Tx, claimed: Claimed): Promise<News[]> {
  return tx.$queryRaw<News[]>`
    SELECT o.id, o.kind, o.deadline_id AS "deadlineId", n.case_id AS "caseId", n.read_at AS "readAt",
      o.told_in IS NOT NULL AS gathered
    FROM outbox o JOIN notice n ON n.id = o.notice_id
    WHERE o.id = ${claimed.id}::uuid OR o.told_in = ${claimed.id}::uuid`;
}

/** Why this need not, or must not, be written of any more. */
async function whyNot(tx: Tx, userId: string, news: News, now: Date): Promise<Suppression | null> {
  const { kind, caseId } = news;
  if (!(await isOpen(tx, news))) return 'no-longer-needed';
  if (caseId === null || (await mayBeTold(tx, { userId, caseId, kind }, now))) return null;
  return (await stillWaits(tx, kind, caseId)) ? 'no-longer-entitled' : 'no-longer-needed';
}

/** A deadline needs doing while it is open; gathered news without one, until it was read. */
async function isOpen(tx: Tx, { deadlineId, gathered, readAt }: News): Promise<boolean> {
  if (deadlineId === null) return !gathered || readAt === null;
  return (await tx.deadline.count({ where: { id: deadlineId, status: 'open' } })) > 0;
}

/** Two reminders of one deadline are one thing to do. */
const thingsIn = (news: readonly News[]) => new Set(news.map(({ deadlineId, id }) => deadlineId ?? id)).size;
