import { londonDate } from '#app/domain/calendar/london-date.ts';
import { warnedUntil } from '#app/domain/guardian/profile-standing.ts';
import {
  closeSettled,
  endingKey,
  unaskedCertificates,
} from '#app/store/guardian/ending-certificates.server.ts';
import { raiseTasks } from '#app/store/notice/notify.server.ts';
import { asWorker, type Db } from '#app/store/shared/database.server.ts';

type WatchDeps = { readonly db: Db; readonly newId: () => string };

const batch = 100;

/**
 * Opens a task for each vetting and each training of a guardian that ends within thirty days: from the day after it no
 * child can be offered to them. Once for each date; it goes away of itself when a later date is entered. Answers how many
 * tasks were opened or went away.
 */
export async function watchCertificates({ db, newId }: WatchDeps, at: Date): Promise<number> {
  let done = await asWorker(db, (tx) => closeSettled(tx, at));
  for (;;) {
    const count = await asWorker(db, async (tx) => {
      const ending = await unaskedCertificates(tx, warnedUntil(londonDate(at)), batch);
      const tasks = ending.map((one) => ({
        key: endingKey(one),
        kind: `${one.kind}-ending`,
        caseId: null,
        detail: { user: one.userId, date: one.date },
        at,
      }));
      await raiseTasks(tx, tasks, newId);
      return tasks.length;
    });
    done += count;
    if (count < batch) return done;
  }
}
