import type { Actor } from '#app/domain/account/actor.ts';
import type { LoggedOutcome } from '#app/domain/oversight/attempt-log.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import { listAttempts, readEmail } from '#app/store/oversight/attempt-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { mayPutRight } from '#app/usecases/oversight/put-right.ts';

/** Every attempt to send, for those who run the service. */
export async function viewAttempts(
  deps: Deps,
  actor: Actor,
  outcome: LoggedOutcome | null,
  asked: PageAsked,
) {
  if (!mayOpen(actor.role, 'operations')) return null;
  return asUser(deps.db, actor.userId, (tx) => listAttempts(tx, outcome, asked));
}

/** One e-mail and all that was tried; null when there is none, or none for this reader. */
export async function viewEmail(deps: Deps, actor: Actor, id: string) {
  if (!mayOpen(actor.role, 'operations')) return null;
  const email = await asUser(deps.db, actor.userId, (tx) => readEmail(tx, id));
  return email === null ? null : { email, mayRetry: mayPutRight(actor) && email.state === 'dead' };
}
