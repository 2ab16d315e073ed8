import type { EmailFate } from '#app/domain/case/due-view.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** What became of the e-mail of each notice: its own, or the one that told of it together with others. */
export async function readFates(
  tx: Tx,
  noticeIds: readonly string[],
): Promise<ReadonlyMap<string, EmailFate>> {
  const rows = await tx.outbox.findMany({
    where: { noticeId: { in: [...noticeIds] } },
    select: {
      noticeId: true,
      state: true,
      settledAt: true,
      nextAttemptAt: true,
      attempts: true,
      toldInId: true,
      attemptRows: { orderBy: { fence: 'desc' }, take: 1, select: { outcome: true } },
    },
  });
  const within = await readGathering(
    tx,
    rows.flatMap(({ toldInId }) => toldInId ?? []),
  );
  return new Map(
    rows.map(({ noticeId, attemptRows, toldInId, nextAttemptAt, ...row }): [string, EmailFate] => {
      const state = row.state as EmailFate['state'];
      const own = {
        ...row,
        state,
        doubtful: attemptRows[0]?.outcome === 'unknown',
        within: null,
        dueToGo: state === 'waiting' ? nextAttemptAt : null,
      };
      return [noticeId ?? '', within.get(toldInId ?? '') ?? own];
    }),
  );
}

type Gathering = Omit<EmailFate, 'within' | 'dueToGo'> & {
  readonly id: string;
  readonly kind: 'digest' | 'catch-up';
  readonly createdAt: Date;
};

/** E-mails that told of several notices have no notice of their own to be seen by, so a function answers for them. */
async function readGathering(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, EmailFate>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<Gathering[]>`
    SELECT id, kind, state, created_at AS "createdAt", settled_at AS "settledAt", attempts, doubtful
    FROM gathering_emails(${[...new Set(ids)]}::uuid[])`;
  return new Map(
    rows.map(({ id, kind, createdAt, ...fate }) => [
      id,
      { ...fate, within: { kind, of: createdAt }, dueToGo: null },
    ]),
  );
}
