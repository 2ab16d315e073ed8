import { audit } from '#app/store/audit/audit.server.ts';
import { wrappedPlaces } from '#app/store/keys/places.server.ts';
import { countByIndex, reindexBatch } from '#app/store/keys/reindex.server.ts';
import { countByKey, rewrapBatch, type Rewrapped } from '#app/store/keys/rewrap.server.ts';
import { indexVersion } from '#app/store/case/name-index.server.ts';
import type { Db } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

export type KeyWork = {
  /** As the owner: no process that serves people may change what everybody's names are sealed under. */
  readonly db: Db;
  readonly vault: Vault;
  readonly now: () => Date;
  /** Called after each batch; the command says how far it is. */
  readonly progress: (done: number, left: number) => void;
  /** Once true, nothing more is begun. */
  readonly stopping?: () => boolean;
};

export type KeysDone = { readonly done: number; readonly left: number };

/** Wraps every key anew under the current master key. Safe while the web runs; begins where it was broken off. */
export function rotateKeys(work: KeyWork): Promise<KeysDone> {
  return recorded(work, { verb: 'keys.rotation', keyId: work.vault.masterKeyId }, async (tell) => {
    for (const place of wrappedPlaces)
      await inBatches(work, tell, (after) => rewrapBatch(work.db, work.vault, place, after));
  });
}

/** Makes every child's blind index anew under the current index key and the folding of names that this version knows. */
export function reindexNames(work: KeyWork): Promise<KeysDone> {
  return recorded(work, { verb: 'keys.reindex', keyId: work.vault.indexKeyId }, (tell) =>
    inBatches(work, tell, (after) => reindexBatch(work.db, work.vault, after)),
  );
}

/** How much is under which key, the current one named. */
export async function readKeys(db: Db, vault: Vault) {
  return {
    wrapped: await countByKey(db, wrappedPlaces),
    current: vault.masterKeyId,
    indexed: await countByIndex(db),
    index: indexVersion(vault),
  };
}

async function inBatches(
  { stopping }: KeyWork,
  tell: (batch: Rewrapped) => void,
  run: (after: string | null) => Promise<Rewrapped>,
): Promise<void> {
  let after: string | null = null;
  do {
    if (stopping?.() === true) return;
    const batch: Rewrapped = await run(after);
    tell(batch);
    after = batch.next;
  } while (after !== null);
}

/** The audit trail says when it began and when it ended; a run that was broken off has a beginning and no end. */
async function recorded(
  { db, now, progress }: KeyWork,
  about: { readonly verb: 'keys.rotation' | 'keys.reindex'; readonly keyId: string },
  run: (tell: (batch: Rewrapped) => void) => Promise<void>,
): Promise<KeysDone> {
  const note = (action: string, detail: Readonly<Record<string, number>>) =>
    db.$transaction((tx) =>
      audit(tx, {
        at: now(),
        actorLabel: 'Key change (operator)',
        action,
        subjectType: 'key',
        subjectId: about.keyId,
        caseId: null,
        detail,
      }),
    );
  const total = { done: 0, left: 0 };
  await note(`${about.verb}-started`, {});
  await run(({ done, left }) => {
    total.done += done;
    total.left += left;
    progress(total.done, total.left);
  });
  await note(`${about.verb}-ended`, total);
  return total;
}
