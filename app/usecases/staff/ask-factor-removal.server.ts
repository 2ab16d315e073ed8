import type { Actor } from '#app/domain/account/actor.ts';
import { refuse, type Result } from '#app/domain/shared/result.ts';
import { hasSecondFactor } from '#app/store/account/factor-queries.server.ts';
import { hasPending } from '#app/store/staff/request-store.server.ts';
import { recordAccountChange } from '#app/usecases/account/tell-owner.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { administer, done, type AdministerRefusal } from '#app/usecases/staff/administer.server.ts';
import { askSecondPerson } from '#app/usecases/staff/ask-second.server.ts';

export type FactorRemovalRefusal =
  | AdministerRefusal
  | { readonly kind: 'not-active' }
  | { readonly kind: 'nothing-lost' }
  | { readonly kind: 'request-waits' };

/**
 * Asks that somebody who has lost every way to sign in may set up a new one. Nothing changes until a second person agrees,
 * for any role; the person is told already now, so that they can object if it was not they who asked.
 */
export function askFactorRemoval(
  deps: Deps,
  actor: Actor,
  userId: string,
): Promise<Result<undefined, FactorRemovalRefusal>> {
  return administer<undefined, Exclude<FactorRemovalRefusal, AdministerRefusal>>(
    deps,
    actor,
    userId,
    async (tx, account, at) => {
      if (account.status !== 'active') return refuse({ kind: 'not-active' });
      if (await hasPending(tx, userId)) return refuse({ kind: 'request-waits' });
      if (!(await hasSecondFactor(tx, userId))) return refuse({ kind: 'nothing-lost' });
      await askSecondPerson(deps, tx, {
        actor,
        at,
        account,
        kind: 'factors',
        role: account.role,
        email: null,
      });
      await recordAccountChange(tx, {
        userId,
        actorLabel: actor.label,
        action: 'factor.reset-asked',
        detail: {},
        news: 'factor-removal-asked',
        now: at,
        newId: deps.newId,
      });
      return done;
    },
  );
}
