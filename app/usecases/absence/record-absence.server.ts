import type { Actor } from '#app/domain/account/actor.ts';
import {
  mayCover,
  periodOf,
  type DaysAway,
  type Period,
  type PeriodRefusal,
} from '#app/domain/absence/absence.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import {
  addAbsence,
  answersFor,
  awayWithin,
  colleaguesAround,
  findColleague,
  type Colleague,
} from '#app/store/absence/absence-store.server.ts';
import { asUser, oneAtATime, type Tx } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { noteAccount } from '#app/usecases/staff/note.server.ts';
import { tellOfStaff } from '#app/usecases/staff/tell.server.ts';

export type RecordAbsenceRefusal =
  | NotFound
  | PeriodRefusal
  | { readonly kind: 'absence-overlaps' }
  | { readonly kind: 'cover-needed' }
  | { readonly kind: 'cover-not-free' };

export type WantedAbsence = DaysAway & { readonly coverId: string | null };

/**
 * Records when somebody is away and who stands in. Cover is told at once; it begins and ends by itself. Nobody is away
 * without cover while a colleague could stand in.
 */
export async function recordAbsence(
  deps: Deps,
  actor: Actor,
  userId: string,
  wanted: WantedAbsence,
): Promise<Result<undefined, RecordAbsenceRefusal>> {
  if (!mayOpen(actor.role, 'absence')) return refuse({ kind: 'not-found' });
  const now = deps.now();
  const period = periodOf(wanted, now);
  if (!period.ok) return period;
  const result = await asUser<Result<undefined, RecordAbsenceRefusal>>(deps.db, actor.userId, async (tx) => {
    await oneAtATime(tx, `absence:${userId}`);
    const person = await findColleague(tx, userId);
    if (person === null || !(await answersFor(tx, userId))) return refuse({ kind: 'not-found' });
    const barred = await whyNot(tx, person, period.value, wanted.coverId);
    if (barred !== null) return refuse(barred);
    await keep(deps, tx, { actor, person, now, period: period.value, coverId: wanted.coverId });
    return accept(undefined);
  });
  if (result.ok) deps.bell.ring('send');
  return result;
}

/** Colleagues who may stand in for somebody and are there all the time. */
async function freeCover(tx: Tx, person: Colleague, period: Period): Promise<readonly string[]> {
  const around = await colleaguesAround(tx, person);
  const able = around.filter((colleague) => mayCover(person, colleague)).map(({ id }) => id);
  const away = await awayWithin(tx, able, period);
  return able.filter((id) => !away.has(id));
}

async function whyNot(tx: Tx, person: Colleague, period: Period, coverId: string | null) {
  if ((await awayWithin(tx, [person.id], period)).size > 0) return { kind: 'absence-overlaps' } as const;
  const free = await freeCover(tx, person, period);
  if (coverId === null) return free.length > 0 ? ({ kind: 'cover-needed' } as const) : null;
  return free.includes(coverId) ? null : ({ kind: 'cover-not-free' } as const);
}

type Kept = {
  readonly actor: Actor;
  readonly person: Colleague;
  readonly now: Date;
  readonly period: Period;
  readonly coverId: string | null;
};

async function keep(deps: Deps, tx: Tx, { actor, person, now, period, coverId }: Kept): Promise<void> {
  const id = deps.newId();
  const { userId: recordedById } = actor;
  await addAbsence(tx, { id, userId: person.id, coverId, ...period, recordedById, recordedAt: now });
  const detail = { cover: coverId, from: period.startsAt.toISOString(), until: period.endsAt.toISOString() };
  await noteAccount(tx, { actor, at: now, action: 'absence.recorded', userId: person.id, detail });
  if (coverId === null) return;
  const news = {
    about: person.id,
    userIds: [coverId],
    kind: 'cover-arranged',
    urgent: false,
    at: now,
  } as const;
  await tellOfStaff(tx, news, deps.newId);
}
