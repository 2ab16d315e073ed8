import type { Actor } from '#app/domain/account/actor.ts';
import type { DeadlineView } from '#app/domain/deadline/deadline-view.ts';
import { refusalOf } from '#app/domain/deadline/life.ts';
import { keptFromPausing } from '#app/domain/deadline/pausing.ts';
import { pausedSince } from '#app/domain/deadline/running.ts';
import type { HandVerb } from '#app/domain/deadline/who-may.ts';
import { accept, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { isExplained } from '#app/store/deadline/lateness-queries.server.ts';
import { referenceOf } from '#app/store/case/case-store.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import { deadlineFor, type InHand } from '#app/usecases/deadline/in-hand.server.ts';
import { resumedNow } from '#app/usecases/deadline/pause-deadline.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** One deadline for somebody who may do something to it, with what keeps it from being done; the look is recorded. */
export function viewDeadline(
  deps: Deps,
  actor: Actor,
  wanted: { readonly id: string; readonly verb: HandVerb },
): Promise<Result<DeadlineView, NotFound>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const found = await deadlineFor(deps, tx, actor, wanted);
    if (!found.ok) return found;
    const { deadline, rule, file, relation } = found.value;
    const refusal = await refusalNow(tx, found.value, wanted.verb, now);
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: 'case.viewed',
      subjectType: 'case',
      subjectId: file.id,
      caseId: file.id,
      detail: { as: 'deadline', relation },
    });
    return accept({
      id: deadline.id,
      version: deadline.version,
      caseId: file.id,
      reference: await referenceOf(tx, file.id),
      title: rule.title,
      dueAt: deadline.dueAt,
      inStatute: rule.source.kind === 'S',
      pausedSince: pausedSince(deadline),
      resumedDueAt:
        wanted.verb === 'resume' && refusal === null ? resumedNow(deps, found.value, now).due.at : null,
      refusal,
    });
  });
}

async function refusalNow(
  tx: Tx,
  { deadline, rule }: InHand,
  verb: HandVerb,
  now: Date,
): Promise<DeadlineView['refusal']> {
  const life = refusalOf(deadline.status, verb);
  if (life !== null) return life.kind;
  if (verb === 'explain-lateness') return (await isExplained(tx, deadline.id)) ? 'already-done' : null;
  return verb === 'pause' ? keptFromPausing(rule, deadline, now) : null;
}
