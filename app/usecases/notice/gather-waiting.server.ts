import { londonDate } from '#app/domain/calendar/london-date.ts';
import { lateBefore } from '#app/domain/notice/delivery-class.ts';
import { gather, type Gathered } from '#app/domain/notice/gather.ts';
import { decideLater, gatherInto, isDigestGone, oweAlone } from '#app/store/notice/gathering.server.ts';
import {
  decideFor,
  isCatchingUp,
  peopleWaiting,
  preferencesOf,
  waitingFor,
} from '#app/store/notice/waiting.server.ts';
import { asWorker, type Db, type Tx } from '#app/store/shared/database.server.ts';

export type GatherDeps = { readonly db: Db; readonly newId: () => string };

/**
 * Decides what becomes of the e-mails that wait: owed now, told of in a digest or in one summary of what came late, or
 * decided again later. One person at a time, each in one process, so any number may run at once. Answers how many people.
 */
export async function gatherWaiting(deps: GatherDeps, now: Date): Promise<number> {
  const stuckSince = lateBefore(now);
  const people = await asWorker(deps.db, (tx) => peopleWaiting(tx, now, stuckSince));
  for (const userId of people) await asWorker(deps.db, (tx) => gatherFor(deps, tx, userId, now));
  return people.length;
}

async function gatherFor(deps: GatherDeps, tx: Tx, userId: string, now: Date): Promise<void> {
  if (!(await decideFor(tx, userId))) return;
  const since = lateBefore(now);
  const emails = await waitingFor(tx, userId, now, since);
  if (emails.length === 0) return;
  const digestKey = `digest:${userId}:${londonDate(now)}`;
  const gathered = gather(emails, {
    now,
    preference: (await preferencesOf(tx, [userId]))(userId),
    digestGone: await isDigestGone(tx, digestKey),
    catchingUp: await isCatchingUp(tx, since),
  });

  await oweAlone(tx, gathered.alone, now);
  await decideLater(tx, gathered.later);
  const letter = { id: deps.newId(), messageId: deps.newId(), userId, now };
  if (gathered.digest.length > 0)
    await gatherInto(
      tx,
      { ...letter, key: digestKey, kind: 'digest', mandatory: false, owedSince: now },
      gathered.digest,
    );
  if (gathered.catchUp !== null) await summarise(deps, tx, { userId, now, emails }, gathered.catchUp);
}

/** A summary of stuck e-mails is owed since the oldest of them was: it is given up, and passed on, no later for being one. */
async function summarise(
  { newId }: GatherDeps,
  tx: Tx,
  about: {
    readonly userId: string;
    readonly now: Date;
    readonly emails: readonly { readonly id: string; readonly owedAt: Date; readonly stuck: boolean }[];
  },
  { ids, mandatory }: NonNullable<Gathered['catchUp']>,
): Promise<void> {
  const { userId, now, emails } = about;
  const stuck = emails
    .filter(({ id, stuck }) => stuck && ids.includes(id))
    .map(({ owedAt }) => owedAt.getTime());
  const id = newId();
  const owedSince = new Date(Math.min(now.getTime(), ...stuck));
  const gatherer = {
    id,
    key: `catch-up:${id}`,
    messageId: newId(),
    userId,
    kind: 'catch-up',
    mandatory,
  } as const;
  await gatherInto(tx, { ...gatherer, owedSince, now }, ids);
}
