import type { Actor } from '#app/domain/account/actor.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import { changesOf, faultsOf, type Profile, type ProfileFault } from '#app/domain/guardian/profile.ts';
import { rightsOver } from '#app/domain/guardian/profile-rights.ts';
import type { ProfileDates } from '#app/domain/guardian/profile-standing.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import {
  beginProfile,
  changeProfile,
  findGuardian,
  listRegions,
  type Guardian,
} from '#app/store/guardian/profile-store.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { noteAccount } from '#app/usecases/staff/note.server.ts';

/** What is to be kept. `version`: what its author has seen. `certified`: null leaves both dates as they are. */
export type WantedProfile = Omit<Profile, keyof ProfileDates> & {
  readonly version: number;
  readonly certified: ProfileDates | null;
};

type ChangeRefusal =
  | { readonly kind: 'profile-faulty'; readonly faults: readonly ProfileFault[] }
  | { readonly kind: 'nothing-changed' }
  | { readonly kind: 'changed-meanwhile' };
export type KeepProfileRefusal = NotFound | ChangeRefusal;

/** Begins or changes the profile by which a guardian is matched, with what changed on record. */
export async function keepProfile(
  deps: Deps,
  actor: Actor,
  userId: string,
  { certified, ...wanted }: WantedProfile,
): Promise<Result<undefined, KeepProfileRefusal>> {
  if (!mayOpen(actor.role, 'profile-keeping')) return refuse({ kind: 'not-found' });
  return asUser<Result<undefined, KeepProfileRefusal>>(deps.db, actor.userId, async (tx) => {
    const guardian = await findGuardian(tx, userId);
    if (guardian === null) return refuse({ kind: 'not-found' });
    const may = rightsOver(actor, guardian);
    const dates = certified ?? guardian.profile;
    if (!may.keep || (certified !== null && !may.certify) || dates === null)
      return refuse({ kind: 'not-found' });
    const { version, ...rest } = wanted;
    const { vettingValidTo, trainingValidTo } = dates;
    const to = { ...rest, vettingValidTo, trainingValidTo };
    return change(tx, { actor, guardian, isSeen: version === guardian.version, to, at: deps.now() });
  });
}

export type OwnProfile = Pick<Profile, 'languages' | 'acceptingOffers'> & { readonly version: number };

/** A guardian says what they speak and whether they take offers. */
export async function keepOwnProfile(
  deps: Deps,
  actor: Actor,
  { version, ...wanted }: OwnProfile,
): Promise<Result<undefined, KeepProfileRefusal>> {
  if (!mayOpen(actor.role, 'own-profile')) return refuse({ kind: 'not-found' });
  return asUser<Result<undefined, KeepProfileRefusal>>(deps.db, actor.userId, async (tx) => {
    const guardian = await findGuardian(tx, actor.userId);
    if (!guardian?.profile) return refuse({ kind: 'not-found' });
    const to = { ...guardian.profile, ...wanted };
    return change(tx, { actor, guardian, isSeen: version === guardian.version, to, at: deps.now() });
  });
}

type Change = {
  readonly actor: Actor;
  readonly guardian: Guardian;
  /** Whether its author has seen the profile as it stands. */
  readonly isSeen: boolean;
  readonly to: Profile;
  readonly at: Date;
};

async function change(
  tx: Tx,
  { actor, guardian, isSeen, to, at }: Change,
): Promise<Result<undefined, ChangeRefusal>> {
  if (!isSeen) return refuse({ kind: 'changed-meanwhile' });
  const faults = faultsOf(to, { regions: await listRegions(tx), today: londonDate(at) });
  if (faults.length > 0) return refuse({ kind: 'profile-faulty', faults });
  const { id: userId, profile: before } = guardian;
  const detail = changesOf(before, to);
  if (Object.keys(detail).length === 0) return refuse({ kind: 'nothing-changed' });
  const kept = before === null ? await beginProfile(tx, userId, to) : await changeProfile(tx, guardian, to);
  if (!kept) return refuse({ kind: 'changed-meanwhile' });
  const action = before === null ? 'profile.begun' : 'profile.changed';
  await noteAccount(tx, { actor, at, action, userId, detail });
  return accept(undefined);
}
