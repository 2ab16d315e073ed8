import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { worksForAuthority } from '#app/domain/staff/placement.ts';
import { changeCase, findCase } from '#app/store/case/case-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { casesWorkedBy, handOnManaged, managerFacts } from '#app/store/staff/staff-store.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { administer, type AdministerRefusal } from '#app/usecases/staff/administer.server.ts';
import { noteAccount } from '#app/usecases/staff/note.server.ts';
import { tellOfStaff } from '#app/usecases/staff/tell.server.ts';

export type HandOnRefusal = { readonly kind: 'not-a-colleague' };

/** Gives everybody somebody manages to another guardianship or team manager of the same kind. */
export function handOnPeople(
  deps: Deps,
  actor: Actor,
  from: string,
  to: string,
): Promise<Result<number, AdministerRefusal | HandOnRefusal>> {
  return administer<number, HandOnRefusal>(deps, actor, from, async (tx, account, at) => {
    const colleague = await managerFacts(tx, to);
    const alike = colleague?.role === account.role && colleague.authorityId === account.authorityId;
    if (from === to || !alike || !colleague.active) return refuse({ kind: 'not-a-colleague' });
    const count = await handOnManaged(tx, from, to);
    await noteAccount(tx, {
      actor,
      at,
      action: 'account.people-handed-on',
      userId: from,
      detail: { to, count },
    });
    await tellOfStaff(
      tx,
      { about: from, userIds: [to], kind: 'staff-changed', urgent: false, at },
      deps.newId,
    );
    return accept(count);
  });
}

/**
 * Gives every open case of a social worker to a colleague of the same authority. Each case is a change of its own, with
 * its place in the chronology; what was handed on stays so when a later one fails.
 */
export async function handOnCases(
  deps: Deps,
  actor: Actor,
  from: string,
  to: string,
): Promise<Result<number, NotFound | HandOnRefusal>> {
  if (!mayOpen(actor.role, 'staff')) return refuse({ kind: 'not-found' });
  const cases = await asUser(deps.db, actor.userId, async (tx) => {
    const [leaver, colleague] = [await managerFacts(tx, from), await managerFacts(tx, to)];
    const alike = colleague !== null && colleague.authorityId === leaver?.authorityId;
    const fit = from !== to && alike && colleague.active && worksForAuthority(colleague.role);
    return fit ? await casesWorkedBy(tx, from) : null;
  });
  if (cases === null) return refuse({ kind: 'not-a-colleague' });
  let handedOn = 0;
  for (const caseId of cases) {
    const result = await handOnCase(deps, actor, caseId, { from, to });
    if (!result.ok && handedOn === 0) return result;
    if (result.ok) handedOn += 1;
  }
  if (handedOn > 0) deps.bell.ring('send');
  return accept(handedOn);
}

function handOnCase(
  deps: Deps,
  actor: Actor,
  caseId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Result<undefined, NotFound>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const entitled = await entitledCase(tx, actor, caseId, { action: 'hand-on-case', now });
    if (!entitled.ok) return entitled;
    const { file: before } = entitled.value;
    if (before.workerId !== from || !(await changeCase(tx, before, { workerId: to })))
      return refuse({ kind: 'not-found' });
    const file = await findCase(tx, caseId);
    if (file === null) return refuse({ kind: 'not-found' });
    await recordEvent(changeBy(deps, tx, actor, now), file, {
      type: 'CaseHandedOn',
      at: now,
      detail: { from, to },
    });
    return accept(undefined);
  });
}
