import type { Actor } from '#app/domain/account/actor.ts';
import { kent } from '#tests/support/a-case.ts';
import type { Staff } from '#tests/support/staff.ts';

/** Enough people that every rung of a ladder finds somebody, and few enough that each is told much. */
export type Team = {
  readonly coordinator: Actor;
  readonly worker: Actor;
  readonly guardians: readonly Actor[];
  readonly everybody: readonly Actor[];
};

export async function hire(staff: Staff): Promise<Team> {
  const authorityId = kent;
  const manager = await staff.add('guardian-manager');
  const guardians: Actor[] = [];
  for (let count = 0; count < 3; count++)
    guardians.push(await staff.guardian({ managerId: manager.userId, target: 10_000, limit: 20_000 }));
  const coordinator = await staff.add('coordinator');
  const worker = await staff.add('social-worker', { authorityId });
  const others = [
    await staff.add('team-manager', { authorityId }),
    await staff.add('duty-manager', { authorityId }),
    await staff.add('service-manager'),
    await staff.add('director'),
  ];
  return {
    coordinator,
    worker,
    guardians,
    everybody: [...guardians, manager, coordinator, worker, ...others],
  };
}
