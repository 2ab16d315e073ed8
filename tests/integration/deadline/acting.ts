import type { Actor } from '#app/domain/account/actor.ts';
import type { RecordableWork } from '#app/domain/case/work.ts';
import { parseLondon } from '#app/domain/calendar/london.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';
import type { World } from '#tests/support/world.ts';

/** Records an event as a person would on the record page, at a London wall time. */
export async function record(
  world: World,
  actor: Actor,
  caseId: string,
  said: { readonly type: RecordableWork; readonly at: string },
): Promise<string> {
  const work = { type: said.type, at: parseLondon(said.at), note: '' };
  const done = await recordWork(world.deps, actor, caseId, work);
  if (!done.ok) throw new Error(done.error.kind);
  return done.value.eventId;
}

/** The newest deadline of a case under a rule. */
export const deadlineOf = (world: World, caseId: string, ruleKey: string) =>
  world.owner.deadline.findFirstOrThrow({ where: { caseId, ruleKey }, orderBy: { openedAt: 'desc' } });
