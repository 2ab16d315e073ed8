import type { Actor } from '#app/domain/account/actor.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Change } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** The change an actor makes in this transaction, at one moment for all its rows. */
export function changeBy(deps: Deps, tx: Tx, actor: Actor, now: Date): Change {
  return {
    tx,
    now,
    newId: deps.newId,
    rulebook: deps.rulebook,
    actor: { userId: actor.userId, label: actor.label },
  };
}
