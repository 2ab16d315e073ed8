import { notify } from '#app/store/notice/notify.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import type { Chance } from '#prisma/seed/demo/chance.ts';

import { insist } from './keeper.ts';
import type { Stage } from './story.ts';

/**
 * Tells some people one thing as a job does that cannot know whether its last try was kept: twice at the same time, and
 * again until it is answered. They must be told once.
 */
export async function tellTwice({ place, deps, ledger }: Stage, chance: Chance): Promise<void> {
  const cause = `drill:${deps.newId()}`;
  const userIds = [...new Set([chance.pick(place.team.everybody), chance.pick(place.team.everybody)])].map(
    ({ userId }) => userId,
  );
  const telling = { cause, userIds, caseId: null, actionId: null, deadlineId: null };
  const tell = () =>
    insist(() =>
      asWorker(place.worker, (tx) =>
        notify(tx, [{ ...telling, kind: 'escalation', urgent: true, at: deps.now() }], deps.newId),
      ),
    );
  await Promise.all([tell(), tell()]);
  ledger.add({ kind: 'telling', cause, userIds });
}
