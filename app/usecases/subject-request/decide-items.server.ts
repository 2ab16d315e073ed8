import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import type { ItemDecision, ItemGroup, WithholdReason } from '#app/domain/subject-request/codes.ts';
import { notIn, passagesOf } from '#app/domain/subject-request/redaction.ts';
import type { Decided, HeldItem } from '#app/domain/subject-request/request-view.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { decideItems } from '#app/store/subject-request/request-store.server.ts';
import { asUser, oneAtATime } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { openRequest, type OpenedRequest } from '#app/usecases/subject-request/view-request.server.ts';

export type ItemRuling = {
  readonly decision: ItemDecision;
  readonly reason: WithholdReason | null;
  /** What is blacked out, as it stands in the text. */
  readonly phrases: readonly string[];
};

/** One item, or all of a group about which nothing was decided yet. */
export type Ruled = { readonly item: string } | { readonly group: ItemGroup };

export type DecideItemsRefusal =
  | NotFound
  | { readonly kind: 'not-preparing' }
  | { readonly kind: 'reason-needed' }
  | { readonly kind: 'nothing-marked' }
  | { readonly kind: 'not-in-text' }
  | { readonly kind: 'nothing-undecided' };

/** What of the items is released, withheld or blacked out in part. Only places and codes are kept. */
export function ruleOnItems(
  deps: Deps,
  actor: Actor,
  about: { readonly requestId: string; readonly ruled: Ruled },
  ruling: ItemRuling,
): Promise<Result<{ readonly count: number }, DecideItemsRefusal>> {
  if (!mayOpen(actor.role, 'request-preparing')) return Promise.resolve(refuse({ kind: 'not-found' }));
  const { requestId, ruled } = about;
  const at = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    await oneAtATime(tx, `subject-request:${requestId}`);
    const opened = await openRequest(deps, tx, actor, requestId);
    if (!opened?.held) return refuse({ kind: 'not-found' });
    if (opened.request.state !== 'preparing') return refuse({ kind: 'not-preparing' });
    const meant = meantBy(ruled, opened);
    if (meant.length === 0) return refuse({ kind: 'item' in ruled ? 'not-found' : 'nothing-undecided' });
    const refusal = refusalOf(meant, ruling);
    if (refusal !== null) return refuse(refusal);
    const decided = meant.map((one) => decidedOf(deps.vault, one, ruling));
    await decideItems(tx, requestId, decided, { userId: actor.userId, at });
    await audit(tx, {
      at,
      actorLabel: actor.label,
      action: 'subject-request.item-decided',
      subjectType: 'subject-request',
      subjectId: requestId,
      caseId: opened.request.caseId,
      detail: { ...ruled, decision: ruling.decision, reason: ruling.reason, count: meant.length },
    });
    return accept({ count: meant.length });
  });
}

function meantBy(ruled: Ruled, { held, decided }: OpenedRequest): readonly HeldItem[] {
  const known = new Set(decided.map(({ item }) => item));
  return (held?.items ?? []).filter((one) =>
    'item' in ruled ? one.item === ruled.item : one.group === ruled.group && !known.has(one.item),
  );
}

function refusalOf(
  meant: readonly HeldItem[],
  { decision, reason, phrases }: ItemRuling,
): DecideItemsRefusal | null {
  if (decision !== 'release' && reason === null) return { kind: 'reason-needed' };
  if (decision !== 'redact') return null;
  if (phrases.length === 0) return { kind: 'nothing-marked' };
  return meant.some(({ text }) => notIn(text, phrases).length > 0) ? { kind: 'not-in-text' } : null;
}

function decidedOf(vault: Vault, held: HeldItem, { decision, reason, phrases }: ItemRuling): Decided {
  return {
    item: held.item,
    decision,
    reason: decision === 'release' ? null : reason,
    passages: decision === 'redact' ? passagesOf(held.text, phrases) : [],
    fingerprint: vault.fingerprint(itemPurpose, held.text),
  };
}

/** What was decided holds for the text it was decided about. */
export const stillSame = (vault: Vault, held: HeldItem, { fingerprint }: Decided): boolean =>
  vault.fingerprints(itemPurpose, held.text).includes(fingerprint);

const itemPurpose = 'subject-item';
