import { authorityRoles, type Actor } from '#app/domain/account/actor.ts';
import { admits, type Standing, type SubjectNeed } from '#app/domain/permission/needs.ts';
import { findCase } from '#app/store/case/case-store.server.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import { readNamed, type Named } from '#app/store/case/subject.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Whether this actor may do what a route is for with what its address names, at this moment. */
export function mayEnter(deps: Deps, actor: Actor, need: SubjectNeed, id: string): Promise<boolean> {
  return asUser(deps.db, actor.userId, async (tx) => {
    const named = await readNamed(tx, need.by, id);
    return named !== null && admits(need, actor.role, await standingOf(deps, tx, actor, named));
  });
}

async function standingOf(deps: Deps, tx: Tx, actor: Actor, named: Named): Promise<Standing> {
  const file = await findCase(tx, named.caseId);
  const relation = isAnothers(actor, named) ? 'none' : await relationTo(tx, actor, named.caseId, deps.now());
  return {
    relation,
    // Those whose turn is over see no case any more; what is left to them does not hang on whether it is open.
    status: file?.status ?? 'open',
    own: named.guardianId === actor.userId,
    ...(named.rule && { rule: deps.rulebook.rule(named.rule.key, named.rule.version) }),
  };
}

/** A handover that was sent to another authority than one's own. */
function isAnothers(actor: Actor, { toAuthorityId }: Named): boolean {
  const ofAuthority = (authorityRoles as readonly string[]).includes(actor.role);
  return ofAuthority && toAuthorityId !== undefined && toAuthorityId !== actor.authorityId;
}
