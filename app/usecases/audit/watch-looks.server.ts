import { alertsFor, judgedAfter, longestWindow } from '#app/domain/audit/watching.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { dataProtectionLeads } from '#app/store/audit/emergency-store.server.ts';
import {
  actsOf,
  nextToJudge,
  raiseAlerts,
  watchedUpTo,
  watchOnFrom,
} from '#app/store/audit/watch-store.server.ts';
import { notify } from '#app/store/notice/notify.server.ts';
import { asWorker, type Db, type Tx } from '#app/store/shared/database.server.ts';

type Deps = { readonly db: Db; readonly newId: () => string };

const batch = 1_000;

/**
 * Goes through the audit trail and asks the data protection lead about looks that are out of the ordinary, half an hour after
 * they were made. One worker at a time goes on where the last one stopped; the same question is asked once. Answers how
 * many were asked.
 */
export async function watchLooks(deps: Deps, now: Date): Promise<number> {
  let raised = 0;
  for (;;) {
    const found = await asWorker(deps.db, (tx) => watchBatch(deps, tx, now));
    if (found === null) return raised;
    raised += found;
  }
}

/** Null when there is nothing more to judge yet, or another worker is at it. */
async function watchBatch(deps: Deps, tx: Tx, now: Date): Promise<number | null> {
  const after = await watchedUpTo(tx);
  if (after === null) return null;
  const next = await nextToJudge(tx, after, new Date(now.getTime() - judgedAfter), batch);
  if (next === null) return null;
  const keys: string[] = [];
  for (const person of next.people) {
    const since = new Date(now.getTime() - judgedAfter - longestWindow);
    const acts = await actsOf(tx, person.id, { since, upTo: next.upTo });
    const alerts = alertsFor(person, acts).filter(({ lastSeq }) => lastSeq > after);
    const raised = await raiseAlerts(tx, person.id, alerts, { at: now, newId: deps.newId });
    for (const key of raised) await noteRaised(tx, { key, userId: person.id, now });
    keys.push(...raised);
  }
  await tellLeads(deps, tx, keys, now);
  await watchOnFrom(tx, next.upTo);
  return keys.length;
}

async function noteRaised(
  tx: Tx,
  { key, userId, now }: { readonly key: string; readonly userId: string; readonly now: Date },
): Promise<void> {
  const [rule = ''] = key.split(':');
  await audit(tx, {
    at: now,
    actorLabel: 'The service',
    action: 'look.questioned',
    subjectType: 'user',
    subjectId: userId,
    caseId: null,
    detail: { rule },
  });
}

async function tellLeads({ newId }: Deps, tx: Tx, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length === 0) return;
  const userIds = await dataProtectionLeads(tx);
  const telling = { caseId: null, actionId: null, deadlineId: null, urgent: false, at: now };
  await notify(
    tx,
    keys.map((key) => ({ ...telling, cause: `access-alert:${key}`, userIds, kind: 'access-alert' as const })),
    newId,
  );
}
