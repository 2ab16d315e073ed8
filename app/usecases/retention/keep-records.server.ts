import type { Actor } from '#app/domain/account/actor.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { ErasureBasis, HoldReason, KeepReason } from '#app/domain/retention/schedule.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { listDue, listErasures, readRetentionCase } from '#app/store/retention/retention-queries.server.ts';
import {
  addErasure,
  addHold,
  isHeld,
  keepLonger,
  liftHold,
  withdrawErasure,
} from '#app/store/retention/retention-store.server.ts';
import { asUser, oneAtATime, type Tx } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** What the data-protection lead may do with the record of a case. */
export type RecordKeeping =
  | { readonly verb: 'hold'; readonly reason: HoldReason; readonly reviewOn: string }
  | { readonly verb: 'lift' }
  | { readonly verb: 'keep'; readonly reason: KeepReason; readonly until: string }
  | { readonly verb: 'propose'; readonly basis: ErasureBasis }
  | { readonly verb: 'withdraw' };

export type RecordKeepingRefusal =
  | NotFound
  | { readonly kind: 'not-ahead' }
  | { readonly kind: 'on-hold' }
  | { readonly kind: 'not-on-hold' }
  | { readonly kind: 'not-due-for-review' }
  | { readonly kind: 'still-open' }
  | { readonly kind: 'already-erased' }
  | { readonly kind: 'already-proposed' }
  | { readonly kind: 'not-proposed' };

/** Holds, keeps or proposes to erase a record. One at a time for each child, so that no hold is set under an erasure. */
export function keepRecord(
  deps: Deps,
  actor: Actor,
  caseId: string,
  act: RecordKeeping,
): Promise<Result<null, RecordKeepingRefusal>> {
  if (!mayOpen(actor.role, 'record-keeping')) return Promise.resolve(refuse({ kind: 'not-found' }));
  const at = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const file = await readRetentionCase(tx, { id: caseId });
    if (file === null) return refuse({ kind: 'not-found' });
    await oneAtATime(tx, recordLock(file.childId));
    const refusal =
      (await refusalOf(tx, caseId, act, at)) ?? (await apply(deps, tx, { actor, caseId, at }, act));
    if (refusal !== null) return refuse(refusal);
    await audit(tx, {
      at,
      actorLabel: actor.label,
      action: actions[act.verb],
      subjectType: 'case',
      subjectId: caseId,
      caseId,
      detail: codesOf(act),
    });
    return accept(null);
  });
}

const codesOf = ({ verb: _, ...codes }: RecordKeeping): Readonly<Record<string, string>> => codes;

/** What everything that decides over one child's record is queued by. */
export const recordLock = (childId: string): string => `record:${childId}`;

const actions = {
  hold: 'retention.held',
  lift: 'retention.hold-lifted',
  keep: 'retention.kept-longer',
  propose: 'erasure.proposed',
  withdraw: 'erasure.withdrawn',
} as const satisfies Record<RecordKeeping['verb'], string>;

async function refusalOf(
  tx: Tx,
  caseId: string,
  act: RecordKeeping,
  at: Date,
): Promise<RecordKeepingRefusal | null> {
  const file = await readRetentionCase(tx, { id: caseId });
  if (file === null) return { kind: 'not-found' };
  if (file.erasedAt !== null) return { kind: 'already-erased' };
  if (act.verb === 'lift' || act.verb === 'withdraw') return null;
  const held = await isHeld(tx, caseId);
  if (act.verb === 'propose')
    return refusalToPropose(tx, { caseId, held, open: file.status === 'open' }, act.basis);
  return act.verb === 'hold' && held ? { kind: 'on-hold' } : refusalOfDay(act, at);
}

function refusalOfDay(
  act: Extract<RecordKeeping, { readonly verb: 'hold' | 'keep' }>,
  at: Date,
): RecordKeepingRefusal | null {
  const day = act.verb === 'hold' ? act.reviewOn : act.until;
  return day > londonDate(at) ? null : { kind: 'not-ahead' };
}

async function refusalToPropose(
  tx: Tx,
  about: { readonly caseId: string; readonly held: boolean; readonly open: boolean },
  basis: ErasureBasis,
): Promise<RecordKeepingRefusal | null> {
  const { caseId, held, open } = about;
  if (open) return { kind: 'still-open' };
  if (held) return { kind: 'on-hold' };
  if (basis === 'retention-over' && (await listDue(tx, caseId)).length === 0)
    return { kind: 'not-due-for-review' };
  const proposed = await listErasures(tx, { caseId, states: ['proposed'] });
  return proposed.length > 0 ? { kind: 'already-proposed' } : null;
}

type Acting = { readonly actor: Actor; readonly caseId: string; readonly at: Date };

/** Null when it was done. */
async function apply(
  deps: Deps,
  tx: Tx,
  acting: Acting,
  act: RecordKeeping,
): Promise<RecordKeepingRefusal | null> {
  const { actor, caseId, at } = acting;
  const made = { at, userId: actor.userId, id: deps.newId(), caseId };
  if (act.verb === 'hold') await addHold(tx, { ...made, reason: act.reason, reviewOn: act.reviewOn });
  else if (act.verb === 'propose') await addErasure(tx, { ...made, basis: act.basis });
  else if (!(await settle(tx, acting, act))) return missing[act.verb];
  return null;
}

type Settling = Extract<RecordKeeping, { readonly verb: 'lift' | 'keep' | 'withdraw' }>;

const missing = {
  lift: { kind: 'not-on-hold' },
  keep: { kind: 'not-due-for-review' },
  withdraw: { kind: 'not-proposed' },
} as const satisfies Record<Settling['verb'], RecordKeepingRefusal>;

/** Ends what is there; false when there is nothing to end. */
function settle(tx: Tx, { actor: { userId }, caseId, at }: Acting, act: Settling): Promise<boolean> {
  switch (act.verb) {
    case 'lift':
      return liftHold(tx, caseId, { at, userId });
    case 'keep':
      return keepLonger(tx, caseId, { at, userId, until: act.until, reason: act.reason });
    case 'withdraw':
      return withdrawErasure(tx, caseId);
  }
}
