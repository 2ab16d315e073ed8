import type { Actor } from '#app/domain/account/actor.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type Noted = {
  readonly actor: Actor;
  readonly at: Date;
  readonly action: string;
  readonly userId: string;
  /** Codes and ids only. */
  readonly detail?: Readonly<Record<string, string | number | null>>;
};

/** Keeps what was done to an account. */
export function noteAccount(tx: Tx, { actor, at, action, userId, detail = {} }: Noted): Promise<void> {
  return audit(tx, {
    at,
    actorLabel: actor.label,
    action,
    subjectType: 'account',
    subjectId: userId,
    caseId: null,
    detail: { account: userId, ...detail },
  });
}
