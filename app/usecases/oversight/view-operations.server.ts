import type { Actor } from '#app/domain/account/actor.ts';
import { withCases, withoutCases } from '#app/domain/oversight/invariants.ts';
import type { Operations } from '#app/domain/oversight/operations.ts';
import type { QueueState } from '#app/domain/oversight/queue-state.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import {
  countOutbox,
  listDeadEmails,
  readBacklog,
  readHeartbeats,
  readWorkers,
} from '#app/store/oversight/operations-queries.server.ts';
import { readBackups, readHold } from '#app/store/oversight/backup-queries.server.ts';
import { listOutages } from '#app/store/oversight/outage-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { mayPutRight } from '#app/usecases/oversight/put-right.ts';

/** How the service itself is. An administrator sees what needs no sight of a case. */
export async function viewOperations(deps: Deps, actor: Actor, asked: PageAsked) {
  if (!mayOpen(actor.role, 'operations')) return null;
  const now = deps.now();
  const queue: QueueState | 'none' | 'unreachable' =
    deps.queue === undefined ? 'none' : ((await deps.queue()) ?? 'unreachable');
  const names = mayOpen(actor.role, 'national-home') ? withCases : withoutCases;
  return asUser(deps.db, actor.userId, async (tx) => {
    const operations: Operations = {
      ...(await readHeartbeats(tx, now)),
      workers: await readWorkers(tx, now),
      backlog: await readBacklog(tx, now),
      outbox: await countOutbox(tx),
      outages: await listOutages(tx, now),
      findings: await checkInvariants(tx, now, names),
    };
    const backups = await readBackups(tx, now);
    const hold = await readHold(tx);
    return {
      operations,
      backups,
      hold,
      queue,
      dead: await listDeadEmails(tx, asked),
      mayRetry: mayPutRight(actor),
      now,
    };
  });
}
