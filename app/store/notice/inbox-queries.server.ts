import type { Actor } from '#app/domain/account/actor.ts';
import type { NoticeKind } from '#app/domain/case/announcements.ts';
import type { InboxNotice } from '#app/domain/notice/notice-view.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { firstPage, keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import { readSubjects } from '#app/store/notice/subject-queries.server.ts';
import { asUser, type Db, type Tx } from '#app/store/shared/database.server.ts';
import { keyOrder } from '#app/store/shared/key-order.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

type Reading = { readonly vault: Vault; readonly rulebook: Rulebook; readonly now: Date };

const latest = 5;
const readBesides = 10;

type Deps = { readonly db: Db; readonly vault: Vault; readonly rulebook: Rulebook; readonly now: () => Date };

export type Inbox = {
  readonly page: KeyPage<InboxNotice>;
  readonly unread: number;
  /** On the first page of what is not read, the newest of what is. */
  readonly besides: readonly InboxNotice[];
};

/** One's own notices, newest first: those not read yet, or those that are. */
export function readInbox(
  deps: Deps,
  actor: Actor,
  asked: PageAsked & { readonly read: boolean },
): Promise<Inbox> {
  const reading = { vault: deps.vault, rulebook: deps.rulebook, now: deps.now() };
  return asUser(deps.db, actor.userId, async (tx) => {
    const isFirst = asked.after === null && asked.before === null;
    return {
      page: await readNotices(tx, reading, actor, asked),
      unread: await tx.notice.count({ where: { userId: actor.userId, readAt: null } }),
      besides:
        asked.read || !isFirst
          ? []
          : (await readNotices(tx, reading, actor, { ...firstPage, read: true })).rows.slice(0, readBesides),
    };
  });
}

/** The newest few, for a start page. */
export async function readLatestNotices(
  tx: Tx,
  reading: Reading,
  actor: Actor,
): Promise<readonly InboxNotice[]> {
  return (await readNotices(tx, reading, actor, { ...firstPage, read: null })).rows.slice(0, latest);
}

async function readNotices(
  tx: Tx,
  reading: Reading,
  actor: Actor,
  asked: PageAsked & { readonly read: boolean | null },
): Promise<KeyPage<InboxNotice>> {
  const page = keyOrder(asked, 'createdAt', 'desc');
  const readAt = asked.read === null ? {} : { readAt: asked.read ? { not: null } : null };
  const rows = await tx.notice.findMany({
    ...page,
    where: { userId: actor.userId, ...readAt, ...page.where },
  });
  const subject = await readSubjects(tx, reading, actor, rows);
  const found = rows.map((row): InboxNotice => ({
    id: row.id,
    kind: row.kind as NoticeKind,
    urgent: row.urgent,
    createdAt: row.createdAt,
    readAt: row.readAt,
    ...subject(row),
  }));
  return keyPage(found, asked, ({ createdAt, id }) => ({ at: createdAt, id }));
}
