import type { Actor } from '#app/domain/account/actor.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import type { DuesOf } from '#app/domain/guardian/home-view.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import { readChildren, type ChildrenAsked } from '#app/store/guardian/children-queries.server.ts';
import { readDues } from '#app/store/guardian/dues-queries.server.ts';
import { guardiansManagedBy } from '#app/store/guardian/profile-store.server.ts';
import { readCharge, readWaitingOffers } from '#app/store/guardian/home-queries.server.ts';
import { readLatestNotices } from '#app/store/notice/inbox-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { noteListed } from '#app/usecases/case/note-listed.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Everything a guardian's or a guardianship manager's day begins with; null for everybody else. */
export async function viewGuardianHome(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly dues: PageAsked;
    readonly whose: DuesOf;
    readonly children: ChildrenAsked;
  },
) {
  if (!mayOpen(actor.role, 'guardian-home')) return null;
  const now = deps.now();
  const reading = { vault: deps.vault, rulebook: deps.rulebook, now };
  return asUser(deps.db, actor.userId, async (tx) => {
    const charge = await readCharge(tx, actor, now);
    const managing = actor.role === 'guardian-manager';
    const home = {
      managing,
      guardians: managing ? await guardiansManagedBy(tx, actor.userId) : [],
      today: londonDate(now),
      offers: await readWaitingOffers(tx, actor),
      dues: await readDues(tx, reading, charge, { ...asked.dues, whose: asked.whose }),
      children: await readChildren(tx, reading, charge, asked.children),
      notices: await readLatestNotices(tx, reading, actor),
    };
    await noteListed(tx, actor, namedOn(home), now);
    return home;
  });
}

/** The cases whose children this page names. */
const namedOn = (home: {
  readonly dues: Awaited<ReturnType<typeof readDues>>;
  readonly children: Awaited<ReturnType<typeof readChildren>>;
  readonly notices: Awaited<ReturnType<typeof readLatestNotices>>;
}): readonly string[] => [
  ...home.dues.rows.map(({ caseId }) => caseId),
  ...home.children.rows.map(({ caseId }) => caseId),
  ...home.notices.filter(({ child }) => child !== null).flatMap(({ target }) => target.caseId ?? []),
];
