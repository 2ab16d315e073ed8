import { weekToReview } from '#app/domain/audit/emergency.ts';
import {
  countUnreviewed,
  dataProtectionLeads,
  openReviewRow,
} from '#app/store/audit/emergency-store.server.ts';
import { notify } from '#app/store/notice/notify.server.ts';
import { asWorker, type Db } from '#app/store/shared/database.server.ts';

type Deps = { readonly db: Db; readonly newId: () => string };

/**
 * Asks the data protection lead, each Monday at nine in London, to review every emergency access of the week before, and what
 * is left of weeks before that. Once, in any number of processes; if there is none it is kept that nobody had to be asked. Answers how many were asked for.
 */
export function openWeeklyReview({ db, newId }: Deps, now: Date): Promise<number> {
  const { week, to } = weekToReview(now);
  return asWorker(db, async (tx) => {
    const openings = await countUnreviewed(tx, to);
    if (!(await openReviewRow(tx, week, now, openings)) || openings === 0) return 0;
    const telling = { caseId: null, actionId: null, deadlineId: null, urgent: false, at: now };
    const userIds = await dataProtectionLeads(tx);
    await notify(
      tx,
      [{ ...telling, cause: `emergency-review:${week}`, userIds, kind: 'emergency-review' }],
      newId,
    );
    return 1;
  });
}
