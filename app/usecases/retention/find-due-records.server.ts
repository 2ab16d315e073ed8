import { addReviews, findDueCases, listRecordKeepers } from '#app/store/retention/due-reviews.server.ts';
import { notify } from '#app/store/notice/notify.server.ts';
import { asWorker, oneAtATime, type Db } from '#app/store/shared/database.server.ts';

/**
 * Puts closed cases whose time is over on the list to review, and tells those who keep the records. Removes nothing.
 * Answers how many were put there; running it twice tells nobody twice.
 */
export function findDueRecords(
  deps: { readonly db: Db; readonly newId: () => string },
  at: Date,
): Promise<number> {
  return asWorker(deps.db, async (tx) => {
    await oneAtATime(tx, 'retention-review');
    const due = await findDueCases(tx, at);
    if (due.length === 0) return 0;
    await addReviews(
      tx,
      due.map((one) => ({ ...one, id: deps.newId() })),
      at,
    );
    const userIds = await listRecordKeepers(tx);
    const tellings = due.map(({ caseId, dueOn }) => ({
      cause: `retention:${caseId}:${dueOn}`,
      userIds,
      caseId,
      actionId: null,
      deadlineId: null,
      kind: 'retention-review' as const,
      urgent: false,
      at,
    }));
    await notify(tx, tellings, deps.newId);
    return due.length;
  });
}
