import type { AttemptRow } from './rows.ts';
import { breaks, type Check } from './violation.ts';

const ends = ['accepted', 'dead', 'suppressed'];

/**
 * B: every e-mail has come to an end that the audit trail states once, by itself or in one that tells of several, and each
 * accepted one is in the sink's book.
 */
export const everyEmailCameToAnEnd: Check = ({ outbox, copies, audited, notices }) => {
  const ended = new Set(outbox.filter(({ state }) => ends.includes(state)).map(({ id }) => id));
  const open = outbox.filter(({ id, toldIn }) => !ended.has(toldIn ?? id));
  const unseen = outbox.filter(
    ({ state, messageId }) => state === 'accepted' && !copies.has(wholeId(messageId)),
  );
  const misstated = outbox.filter(
    ({ id, state }) =>
      ends.includes(state) &&
      ends.some((end) => (audited.get(`email.${end} ${id}`) ?? 0) !== (end === state ? 1 : 0)),
  );
  const owed = new Set(outbox.map(({ noticeId }) => noticeId));
  const unsent = notices.filter(({ id }) => !owed.has(id));
  return breaks('B', [
    ...open.map(({ id, state }) => `e-mail ${id} is still ${state}`),
    ...unseen.map(({ id }) => `e-mail ${id} is marked accepted and never reached the sink`),
    ...misstated.map(({ id, state }) => `the audit trail does not say once that e-mail ${id} is ${state}`),
    ...unsent.map(({ id }) => `notice ${id} owes no e-mail`),
  ]);
};

/** The Message-ID's right-hand side is the host name of the service's own address. */
const wholeId = (messageId: string) => `${messageId}@service.test`;

/** C: every copy the sink has belongs to an attempt on record, and every repeat to one without a definite outcome. */
export const everyRepeatIsExplained: Check = ({ outbox, attempts, copies, lease }) => {
  const byEmail = new Map<string, AttemptRow[]>();
  for (const attempt of attempts)
    byEmail.set(attempt.outboxId, [...(byEmail.get(attempt.outboxId) ?? []), attempt]);
  const known = new Set(outbox.map(({ messageId }) => wholeId(messageId)));
  const strange = [...copies.keys()].filter((id) => !known.has(id));
  return breaks('C', [
    ...strange.map(
      (id) => `the sink has ${id === '' ? 'a letter without Message-ID' : id}, which nobody owed`,
    ),
    ...outbox.flatMap(({ id, messageId }) =>
      faultsOf(byEmail.get(id) ?? [], copies.get(wholeId(messageId)) ?? 0, lease).map(
        (fault) => `e-mail ${id}: ${fault} (${historyOf(byEmail.get(id) ?? [])})`,
      ),
    ),
  ]);
};

function faultsOf(attempts: readonly AttemptRow[], copies: number, lease: number): readonly string[] {
  const indefinite = attempts.filter((attempt, index) => isIndefinite(attempt, attempts[index + 1])).length;
  const accepted = attempts.filter(
    (attempt, index) => attempt.outcome === 'accepted' && !isIndefinite(attempt, attempts[index + 1]),
  ).length;
  const hasty = attempts.filter((attempt, index) => isHasty(attempt, attempts[index + 1], lease)).length;
  return [
    ...(copies > attempts.length ? [`${copies} copies from ${attempts.length} attempts`] : []),
    ...(accepted > 1 ? [`sent again after it was known to be accepted`] : []),
    ...(copies > accepted + indefinite
      ? [`${copies} copies, explained by ${accepted} accepted and ${indefinite} ambiguous attempts`]
      : []),
    ...(accepted > 0 && copies === 0 ? ['accepted, yet the sink has no copy'] : []),
    ...(hasty > 0 ? ['claimed again while its lease still ran'] : []),
  ];
}

/** Its attempts in one line, for whoever has to find out what happened. */
const historyOf = (attempts: readonly AttemptRow[]) =>
  attempts
    .map(({ fence, startedAt, claimedAt, finishedAt, outcome, knownAt }) =>
      finishedAt === null
        ? `${String(fence)} ${clock(startedAt)}, claimed ${clock(claimedAt)} never ended`
        : `${String(fence)} ${clock(startedAt)}, claimed ${clock(claimedAt)}, ${clock(finishedAt)} ${outcome ?? ''}, known ${clock(knownAt)}`,
    )
    .join('; ');

const clock = (at: Date) => at.toISOString().slice(11, 23);

/**
 * Nobody knew what the attempt had come to when the next one began, or ever. Known is what is committed: a worker that
 * waits for a lock knows the answer and cannot yet say so.
 */
function isIndefinite(attempt: AttemptRow, next: AttemptRow | undefined): boolean {
  if (attempt.outcome === null || attempt.outcome === 'unknown' || attempt.finishedAt === null) return true;
  return next !== undefined && next.claimedAt < attempt.knownAt;
}

function isHasty(attempt: AttemptRow, next: AttemptRow | undefined, lease: number): boolean {
  if (next === undefined) return false;
  const overlap = attempt.finishedAt === null || attempt.knownAt > next.claimedAt;
  return overlap && next.startedAt.getTime() - attempt.startedAt.getTime() < lease * 1_000;
}

/** How many letters arrived more than once; each of them is explained, or C says so. */
export const repeated = (copies: ReadonlyMap<string, number>): number =>
  [...copies.values()].filter((count) => count > 1).length;
