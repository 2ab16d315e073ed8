import { saveStep } from '#app/usecases/referral/save-step.server.ts';
import { startDraft } from '#app/usecases/referral/start-draft.server.ts';

import { planted } from './child.ts';
import { insist } from './keeper.ts';
import type { Stage } from './story.ts';

/** Somebody begins a referral, types what they know of the child, and leaves it: a draft that nobody sends. */
export async function leaveADraft({ deps }: Pick<Stage, 'deps'>): Promise<void> {
  const code = await insist(() => startDraft(deps));
  await insist(() => saveStep(deps, code, 'child', planted.draft));
}
