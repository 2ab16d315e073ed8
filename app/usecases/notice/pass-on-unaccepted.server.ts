import { isToPassOn, nextToTell } from '#app/domain/notice/pass-on.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { notify, raiseTasks } from '#app/store/notice/notify.server.ts';
import { loadPeople } from '#app/store/notice/people.server.ts';
import {
  aroundReader,
  ladderAbove,
  markPassedOn,
  unacceptedEmails,
  type Unaccepted,
} from '#app/store/notice/unaccepted.server.ts';
import { asWorker, type Db, type Tx } from '#app/store/shared/database.server.ts';

type Deps = { readonly db: Db; readonly newId: () => string };

const batch = 50;

/**
 * Tells the next person, once, of each e-mail that was not accepted in time or died: in the service and by e-mail, with a
 * task until it is accepted after all. Answers how many were passed on. Safe in any number of processes.
 */
export async function passOnUnaccepted(deps: Deps, now: Date): Promise<number> {
  let passedOn = 0;
  for (;;) {
    const count = await asWorker(deps.db, async (tx) => {
      const emails = (await unacceptedEmails(tx, now, batch)).filter((email) => isToPassOn(email, now));
      for (const email of emails) await passOn(deps, tx, email, now);
      return emails.length;
    });
    passedOn += count;
    if (count === 0) return passedOn;
  }
}

async function passOn({ newId }: Deps, tx: Tx, email: Unaccepted, now: Date): Promise<void> {
  const { id, userId, caseId, actionId, deadlineId, deliveryClass } = email;
  const ladder = await ladderAbove(tx, email);
  const around = [await aroundReader(tx, userId), ...(ladder === null ? [] : [ladder.about])];
  const people = await loadPeople(tx, around, now);
  const userIds = nextToTell(userId, people, ladder);
  const urgent = deliveryClass === 'mandatory';
  const telling = { cause: `unaccepted:${id}`, userIds, caseId, actionId, deadlineId, urgent, at: now };
  await notify(tx, [{ ...telling, kind: 'email-not-accepted' }], newId);
  await markPassedOn(tx, id, now);
  const detail = { kind: email.kind, user: userId, told: String(userIds.length) };
  // A dead one is a task already.
  if (email.state !== 'dead' || userIds.length === 0)
    await raiseTasks(
      tx,
      [{ key: `unaccepted:${id}`, kind: 'unaccepted-email', caseId, outboxId: id, detail, at: now }],
      newId,
    );
  await audit(tx, {
    at: now,
    actorLabel: 'The service',
    action: 'email.passed-on',
    subjectType: 'outbox',
    subjectId: id,
    caseId,
    detail: { ...detail, people: userIds.join(' ') },
  });
}
