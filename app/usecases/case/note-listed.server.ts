import type { Actor } from '#app/domain/account/actor.ts';
import { viewing } from '#app/domain/case/access-view.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { listedSince } from '#app/store/case/listed-queries.server.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** A name seen again in a list within so many milliseconds is the same look. */
const sameLook = 60 * 60_000;

/**
 * Records that a list showed this reader the names of these cases' children: a name is known by a list as it is by a record.
 * Once an hour for each case, since start pages are opened again and again.
 */
export async function noteListed(tx: Tx, actor: Actor, caseIds: readonly string[], now: Date): Promise<void> {
  const wanted = [...new Set(caseIds)].sort();
  if (wanted.length === 0) return;
  const known = await listedSince(tx, actor.userId, wanted, new Date(now.getTime() - sameLook));
  for (const caseId of wanted.filter((id) => !known.has(id)))
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: viewing,
      subjectType: 'case',
      subjectId: caseId,
      caseId,
      detail: { as: 'list', relation: await relationTo(tx, actor, caseId, now) },
    });
}
