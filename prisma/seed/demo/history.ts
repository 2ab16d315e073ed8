import type { Db } from '#app/store/shared/database.server.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { submitReferral } from '#app/usecases/referral/submit-referral.server.ts';
import type { Chance } from '#prisma/seed/demo/chance.ts';
import type { Course, Entry } from '#prisma/seed/demo/course.ts';
import { doDeed } from '#prisma/seed/demo/deeds.ts';
import { instantOf } from '#prisma/seed/demo/moments.ts';
import { reportOf } from '#prisma/seed/demo/report.ts';
import type { Staff } from '#prisma/seed/demo/staff.ts';

export type History = {
  /** As app_web, with a clock that `moveTo` sets. */
  readonly deps: Deps;
  readonly owner: Db;
  readonly staff: Staff;
  readonly chance: Chance;
  readonly now: Date;
  readonly moveTo: (at: Date) => void;
};

/** A child's course with the chance that is its own, so that ids do not hang on what happens elsewhere. */
type Life = { readonly course: Course; readonly chance: Chance; caseId: string };
type Happening = { readonly at: Date; readonly life: Life; readonly entry: Entry | null };

/**
 * Lives through the courses in the order in which everything happened, on a clock set back for each deed, through the
 * real use cases. Between two deeds whatever was planned fires at its own moment, so nothing in the record is late.
 */
export async function liveThrough(history: History, courses: readonly Course[]): Promise<void> {
  for (const happenings of byMoment(happeningsOf(history, courses))) {
    const [{ at }] = happenings;
    await fireUntil(history, at);
    history.moveTo(at);
    await Promise.all([...byLife(happenings)].map((own) => inTurn(history, own)));
  }
  await fireUntil(history, history.now);
}

function happeningsOf({ deps, now, chance }: History, courses: readonly Course[]): readonly Happening[] {
  const calendar = deps.rulebook.calendar('england-and-wales', '');
  const at = (moment: Course['referred']) => instantOf(moment, now, calendar);
  const happenings = courses.flatMap((course): Happening[] => {
    const life = { course, chance: chance.apart(), caseId: '' };
    return [
      { at: at(course.referred), life, entry: null },
      ...course.entries.map((entry) => ({ at: at(entry.at), life, entry })),
    ];
  });
  return happenings.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

type Together = [Happening, ...Happening[]];

/** What happened at the same moment goes together. */
function byMoment(happenings: readonly Happening[]): readonly Together[] {
  const groups: Together[] = [];
  for (const happening of happenings) {
    const last = groups.at(-1);
    if (last?.[0].at.getTime() === happening.at.getTime()) last.push(happening);
    else groups.push([happening]);
  }
  return groups;
}

/** Different children side by side; one child's deeds one after the other. */
const byLife = (happenings: Together) => Map.groupBy(happenings, ({ life }) => life).values();

async function inTurn(history: History, happenings: readonly Happening[]): Promise<void> {
  for (const happening of happenings) await happen(history, happening);
}

async function happen(history: History, { at, life, entry }: Happening): Promise<void> {
  const { course, chance } = life;
  const deps = { ...history.deps, newId: chance.uuid, randomBytes: chance.bytes };
  if (entry === null) {
    const taken = await submitReferral(deps, reportOf(course, at, chance));
    if (!taken.ok) throw new Error(`The demonstration's referral of ${course.child} was refused.`);
    life.caseId = taken.value.caseId;
    return;
  }
  const { owner, staff } = history;
  const done = await doDeed({ deps, owner, staff, actor: staff(entry.who), caseId: life.caseId }, entry.deed);
  if (!done.ok)
    throw new Error(`${entry.who} could not ${entry.deed.verb} for ${course.child}: ${done.error.kind}`);
}

/** Fires everything planned up to a moment, each at its time. The owner may, where the worker has no address yet. */
async function fireUntil({ owner, deps, chance }: History, until: Date): Promise<void> {
  for (;;) {
    const next = await owner.plannedAction.findFirst({
      where: { state: 'planned', fireAt: { lte: until }, deadline: { status: 'open' } },
      orderBy: { fireAt: 'asc' },
      select: { fireAt: true },
    });
    if (next === null) return;
    await fireDue({ db: owner, newId: chance.uuid, rulebook: deps.rulebook }, next.fireAt);
  }
}
