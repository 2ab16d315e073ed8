import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';
import { sendOwed } from '#app/usecases/notice/send-owed.server.ts';
import type { Stage } from './stage.ts';

/**
 * Lets time pass up to a moment as the worker lives it: from one planned moment to the next, so that nothing is skipped
 * and nothing comes late. `seen` is called after each, with the clock standing there.
 */
export async function passTime(stage: Stage, until: Date, seen: () => Promise<void>): Promise<void> {
  for (let next = await nextMoment(stage, until); next !== null; next = await nextMoment(stage, until)) {
    stage.clock.moveTo(next);
    await work(stage);
    await seen();
  }
  stage.clock.moveTo(until);
}

/** What the worker does at this moment: fire what is due, send what is owed. */
export async function work({ fire, send, clock }: Stage): Promise<void> {
  await fireDue(fire, clock.now());
  await sendOwed(send);
}

/** The next moment at which an action is planned or an e-mail is to be decided or tried. */
async function nextMoment({ owner, clock }: Stage, until: Date): Promise<Date | null> {
  const [row] = await owner.$queryRaw<{ at: Date | null }[]>`
    SELECT min(at) AS at FROM (
      SELECT p.fire_at AS at FROM planned_action p JOIN deadline d ON d.id = p.deadline_id
      WHERE p.state = 'planned' AND d.status = 'open'
      UNION ALL SELECT next_attempt_at FROM outbox WHERE state IN ('waiting', 'pending')
      UNION ALL SELECT lease_until FROM outbox WHERE state = 'sending') AS planned
    WHERE at > ${clock.now()} AND at <= ${until}`;
  return row?.at ?? null;
}
