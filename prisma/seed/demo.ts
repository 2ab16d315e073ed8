import { demoOrganisation } from '#app/domain/account/demo-accounts.ts';
import { loadRulebook } from '#app/store/reference/rulebook.server.ts';
import { createDatabase, type Db } from '#app/store/shared/database.server.ts';
import { createVault } from '#app/store/shared/vault.server.ts';
import { chanceFrom } from '#prisma/seed/demo/chance.ts';
import { liveThrough } from '#prisma/seed/demo/history.ts';
import { settledCourses } from '#prisma/seed/demo/settled-courses.ts';
import { addStaff, openAccounts } from '#prisma/seed/demo/staff.ts';
import { waitingCourses } from '#prisma/seed/demo/waiting-courses.ts';

export type MasterKeys = { readonly masterKey: string; readonly indexKey: string };

/** What the demonstration needs besides the owner: the web's role, so that row-level security judges every deed. */
export type DemoPlace = { readonly webUrl: string; readonly masterKeys: MasterKeys; readonly now: Date };

/**
 * Fills an empty service with invented staff and children, by living through their histories. A database with users in
 * it is left as it is; one whose demonstration was interrupted half way cannot be mended and is refused.
 */
export async function seedDemo(owner: Db, place: DemoPlace): Promise<void> {
  if ((await owner.userAccount.count()) > 0) return refuseHalfADemo(owner);
  const chance = chanceFrom(20261124);
  const web = createDatabase(place.webUrl, { max: 5 });
  let at = place.now;
  try {
    const staff = await addStaff(owner, chance, place.now);
    const deps = {
      db: web,
      now: () => at,
      newId: chance.uuid,
      randomBytes: chance.bytes,
      vault: createVault(place.masterKeys),
      rulebook: await loadRulebook(owner),
      bell: { ring: () => undefined },
    };
    const moveTo = (next: Date) => {
      at = next;
    };
    await liveThrough({ deps, owner, staff, chance, now: place.now, moveTo }, [
      ...waitingCourses,
      ...settledCourses,
    ]);
    await giveToReferrer(owner, staff('referrer.petra').userId);
    await settleHistory(owner, place.now);
    await openAccounts(owner, place.now);
  } finally {
    await web.$disconnect();
  }
}

async function refuseHalfADemo(owner: Db): Promise<void> {
  if ((await owner.credential.count()) > 0) return;
  throw new Error(
    'Loading the demonstration was interrupted here before, and half a history cannot be completed. Start with an empty database.',
  );
}

/** Some of the referrals by the police are the invented referrer's, so that she has something to follow. */
async function giveToReferrer(owner: Db, userId: string): Promise<void> {
  const sent = await owner.referral.findMany({
    where: { referrerKind: demoOrganisation.kind },
    orderBy: [{ receivedAt: 'desc' }, { id: 'asc' }],
    take: 6,
    select: { id: true },
  });
  await owner.referral.updateMany({
    where: { id: { in: sent.map(({ id }) => id) } },
    data: { sentById: userId },
  });
}

const hour = 3_600_000;

/**
 * The e-mails of the invented past are not sent, and not said to have been: those older than an hour end suppressed, with
 * the reason on record. Their notices count as read after two days, so that an inbox shows what is new.
 */
async function settleHistory(owner: Db, now: Date): Promise<void> {
  await owner.outbox.updateMany({
    where: { state: { in: ['pending', 'waiting'] }, createdAt: { lt: new Date(now.getTime() - hour) } },
    data: { state: 'suppressed', reason: 'demo-history', settledAt: now },
  });
  await owner.notice.updateMany({
    where: { createdAt: { lt: new Date(now.getTime() - 48 * hour) } },
    data: { readAt: now },
  });
}
