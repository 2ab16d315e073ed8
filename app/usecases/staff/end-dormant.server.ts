import { dormancyOf, idleSince, lookBefore } from '#app/domain/account/dormancy.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { raiseTasks } from '#app/store/notice/notify.server.ts';
import { asWorker, type Db, type Tx } from '#app/store/shared/database.server.ts';
import {
  countHeld,
  lockActive,
  markWarned,
  unusedSince,
  type Dormant,
} from '#app/store/staff/dormant.server.ts';
import { closeAccount, isLastAdministrator } from '#app/store/staff/staff-store.server.ts';
import { managersOf } from '#app/store/staff/told.server.ts';
import { askToRehome } from '#app/usecases/staff/suspend.server.ts';
import { tellOfStaff } from '#app/usecases/staff/tell.server.ts';

type DormancyDeps = { readonly db: Db; readonly newId: () => string };

const batch = 100;

/**
 * Warns the owners of accounts that nobody uses, and closes those that stayed unused. Each account is a transaction of its
 * own; repeating it changes nothing. Answers how many were warned or closed.
 */
export async function endDormant(deps: DormancyDeps, now: Date): Promise<number> {
  let done = 0;
  let after: string | null = null;
  for (;;) {
    const last: string | null = after;
    const ids: readonly string[] = await asWorker(deps.db, (tx) =>
      unusedSince(tx, lookBefore(now), last, batch),
    );
    for (const id of ids) done += await asWorker(deps.db, (tx) => endOne(deps, tx, id, now));
    if (ids.length < batch) return done;
    after = ids.at(-1) ?? null;
  }
}

async function endOne(deps: DormancyDeps, tx: Tx, id: string, now: Date): Promise<number> {
  const account = await lockActive(tx, id);
  if (account === null) return 0;
  switch (dormancyOf(account, now)) {
    case 'warn':
      await warn(deps, tx, account, now);
      return 1;
    case 'close':
      return close(deps, tx, account, now);
    case 'awake':
    case 'warned':
      return 0;
  }
}

async function warn({ newId }: DormancyDeps, tx: Tx, account: Dormant, at: Date): Promise<void> {
  const { id: about } = account;
  await markWarned(tx, about, at);
  const news = { about, urgent: false, at, key: idleSince(account).toISOString() };
  await tellOfStaff(tx, { ...news, userIds: [about], kind: 'account-dormant' }, newId);
  const managers = await managersOf(tx, about);
  await tellOfStaff(tx, { ...news, userIds: managers, kind: 'colleague-dormant' }, newId);
  await note(tx, about, at, { action: 'account.dormancy-warned', detail: {} });
}

/** Access ends also where children are left, and then people are asked at once. The last administrator stays, as a task. */
async function close({ newId }: DormancyDeps, tx: Tx, account: Dormant, at: Date): Promise<number> {
  const { id: about } = account;
  const key = idleSince(account).toISOString();
  if (await isLastAdministrator(tx, about)) {
    const kind = 'last-administrator';
    await raiseTasks(
      tx,
      [{ key: `${kind}:${about}:${key}`, kind, caseId: null, detail: { user: about }, at }],
      newId,
    );
    return 0;
  }
  const held = await countHeld(tx, about, at);
  await closeAccount(tx, about, { suspension: 'dormant', at });
  await note(tx, about, at, { action: 'account.suspended-dormant', detail: { left: held } });
  if (held > 0) await askToRehome({ newId }, tx, about, { at, kind: 'dormant', key });
  const userIds = await managersOf(tx, about);
  const news = { about, userIds, kind: 'account-suspended', urgent: held > 0, at, key } as const;
  await tellOfStaff(tx, news, newId);
  return 1;
}

const note = (
  tx: Tx,
  account: string,
  at: Date,
  { action, detail }: { readonly action: string; readonly detail: Readonly<Record<string, number>> },
) =>
  audit(tx, {
    at,
    actorLabel: 'The service',
    action,
    subjectType: 'account',
    subjectId: account,
    caseId: null,
    detail: { account, ...detail },
  });
