import type { Actor } from '#app/domain/account/actor.ts';
import { chooseHours, type HoursRefusal } from '#app/domain/notice/choose-hours.ts';
import type { Preference } from '#app/domain/notice/quiet-hours.ts';
import { accept, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { findPreference, keepPreference } from '#app/store/notice/preference.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** When this person is written to. */
export function viewHours(deps: Deps, actor: Actor): Promise<Preference> {
  return asUser(deps.db, actor.userId, (tx) => findPreference(tx, actor.userId));
}

/** Somebody chooses when they are written to; what waits for them already follows the new hours. */
export async function chooseHoursAs(
  deps: Deps,
  actor: Actor,
  wanted: Preference,
): Promise<Result<Preference, HoursRefusal>> {
  const decision = chooseHours(wanted);
  if (!decision.ok) return decision;
  const now = deps.now();
  await asUser(deps.db, actor.userId, async (tx) => {
    await keepPreference(tx, actor.userId, decision.value, now);
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: 'preference.chosen',
      subjectType: 'user',
      subjectId: actor.userId,
      caseId: null,
      detail: decision.value,
    });
  });
  deps.bell.ring('send');
  return accept(decision.value);
}
