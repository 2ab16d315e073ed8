import { randomUUID } from 'node:crypto';

import type { Actor } from '#app/domain/account/actor.ts';
import type { CloseReason } from '#app/domain/case/closing.ts';
import { decideClosing } from '#app/usecases/case/decide-closing.server.ts';
import { proposeClosing, type ClosingProposal } from '#app/usecases/case/propose-closing.server.ts';

import type { World } from './world.ts';

type Wanted = { readonly caseId: string; readonly by: Actor };

/** Proposes to close a case; answers the proposal's id. Throws if it is refused. */
export async function proposed(
  world: World,
  { caseId, by }: Wanted,
  changes: Partial<ClosingProposal> = {},
): Promise<string> {
  const key = randomUUID();
  const typed = { reason: 'returned-to-family', other: null, note: 'An aunt was found safe.' } as const;
  const result = await proposeClosing(world.deps, by, caseId, { key, ...typed, ...changes });
  if (!result.ok) throw new Error(result.error.kind);
  return key;
}

/** Closes a case as it is closed: one person proposes, another agrees. Throws if either is refused. */
export async function closed(
  world: World,
  { caseId, by }: Wanted,
  reason: CloseReason = 'returned-to-family',
): Promise<void> {
  const proposal = await proposed(world, { caseId, by }, { reason });
  const second = await world.staff.add('service-manager');
  const decision = { key: randomUUID(), proposal, decision: 'close', note: '' } as const;
  const result = await decideClosing(world.deps, second, caseId, decision);
  if (!result.ok) throw new Error(result.error.kind);
}
