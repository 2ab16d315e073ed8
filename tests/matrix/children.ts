import { roles, type Actor, type Role } from '#app/domain/account/actor.ts';
import type { Relation } from '#app/domain/case/case-file.ts';
import type { World } from '#tests/support/world.ts';
import { addHandover } from '#app/store/handover/handover-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { endAppointment } from '#app/usecases/guardian/end-appointment.server.ts';
import { answerHandoverAs, type AnswerRequest } from '#app/usecases/handover/answer-handover.server.ts';
import { answerQuery } from '#app/usecases/handover/answer-query.server.ts';
import { decideDisputeAs } from '#app/usecases/handover/decide-dispute.server.ts';
import { submitReferral } from '#app/usecases/referral/submit-referral.server.ts';
import { appointed, offered, type ACase } from '#tests/support/a-case.ts';

export const kent = 'E10000016';
const glasgow = 'S12000049';

/** Each child stands otherwise to the people of the matrix: the relation is in the name of the column, worked by hand. */
const plan = {
  appointed: { guardian: 'appointed-guardian', manager: 'managing-guardian', kent: 'accepting-authority' },
  covered: { guardian: 'covering-guardian', manager: 'none', kent: 'none' },
  offered: { guardian: 'offered-guardian', manager: 'none', kent: 'none' },
  'formerly-guarded': { guardian: 'former-guardian', manager: 'none', kent: 'none' },
  waiting: { guardian: 'none', manager: 'none', kent: 'receiving-authority' },
  refused: { guardian: 'none', manager: 'none', kent: 'former-authority' },
  'handed-on': { guardian: 'none', manager: 'none', kent: 'former-authority' },
  'being-handed-on': { guardian: 'none', manager: 'none', kent: 'accepting-authority' },
  elsewhere: { guardian: 'none', manager: 'none', kent: 'none' },
} as const satisfies Record<string, Record<'guardian' | 'manager' | 'kent', Relation>>;

export type ChildName = keyof typeof plan;
export const childNames = Object.keys(plan) as ChildName[];

const national: readonly Role[] = [
  'coordinator',
  'service-manager',
  'director',
  'monitor',
  'data-protection-lead',
];

/** How a person of this role stands to this child. */
export function relationOf(role: Role, child: ChildName): Relation {
  if (national.includes(role)) return 'national';
  if (role === 'administrator' || role === 'referrer') return 'none';
  if (role === 'guardian') return plan[child].guardian;
  return role === 'guardian-manager' ? plan[child].manager : plan[child].kent;
}

/** Words planted in every personal field of one child, which nobody else's field holds. */
export type Planted = {
  readonly identity: readonly string[];
  /** In the thread of a handover, which its receiver may read before the child's identity. */
  readonly thread: readonly string[];
};

const letters = ['Ash', 'Bir', 'Ced', 'Dog', 'Elm', 'Fir', 'Gor', 'Haz', 'Iva'];

function wordsOf(child: ChildName) {
  const index = childNames.indexOf(child);
  const stem = `Zq${letters[index] ?? ''}`;
  return {
    name: `${stem}name Quillfeather`,
    aliases: `${stem}alias`,
    birthDate: `2011-0${String(index + 1)}-1${String(index)}`,
    nationality: `${stem}land`,
    detail: `Behind the ${stem}detail`,
    narrative: `Says ${stem}narrative`,
    safe: `Through ${stem}safe only`,
    referrer: `${stem}referrer`,
    organisation: `${stem}organisation`,
    phone: `01632 96${String(index)}${String(index)}77`,
    email: `${stem}mail@example.org`,
    note: `Seen by ${stem}note`,
    question: `Why ${stem}question`,
    reply: `Because ${stem}reply`,
  };
}

/** The words as a search for them needs them: dates also as pages write them. */
export function plantedIn(child: ChildName): Planted {
  const { question, reply, birthDate, name, ...rest } = wordsOf(child);
  const written = new Date(`${birthDate}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const marked = Object.values(rest).map((text) => /\S*Zq\S*/u.exec(text)?.[0] ?? text);
  return {
    identity: [...marked, name.split(' ')[0] ?? name, birthDate, written],
    thread: [question, reply].map((text) => /Zq\S*/u.exec(text)?.[0] ?? text),
  };
}

export type People = Readonly<Record<Role, Actor>> & {
  readonly other: Actor;
  readonly third: Actor;
  readonly glasgow: Actor;
};

export async function hirePeople({ staff }: World): Promise<People> {
  const manager = await staff.add('guardian-manager');
  const hired: Partial<Record<Role, Actor>> = { 'guardian-manager': manager };
  for (const role of roles) {
    if (role === 'guardian') hired[role] = await staff.guardian({ managerId: manager.userId });
    else if (role !== 'guardian-manager')
      hired[role] = await staff.add(role, isOfAuthority(role) ? { authorityId: kent } : {});
  }
  const other = await staff.guardian();
  const third = await staff.guardian();
  const scot = await staff.add('social-worker', { authorityId: glasgow });
  return { ...(hired as Record<Role, Actor>), other, third, glasgow: scot };
}

const isOfAuthority = (role: Role) => ['social-worker', 'team-manager', 'duty-manager'].includes(role);

const must = <T>(result: { ok: true; value: T } | { ok: false; error: { kind: string } }): T => {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

/** Refers nine children and leads each to where it stands, through the use cases that people use. Answers their cases. */
export async function referChildren(
  world: World,
  people: People,
): Promise<Readonly<Record<ChildName, string>>> {
  const cases: Partial<Record<ChildName, string>> = {};
  for (const child of childNames) cases[child] = await refer(world, child);
  const found = cases as Record<ChildName, string>;
  for (const child of childNames) {
    await ask(world, people, found[child], child);
    await steps[child](world, people, found[child]);
    must(
      await recordWork(world.deps, people.coordinator, found[child], {
        type: 'ChildMissing',
        at: world.clock.now(),
        note: wordsOf(child).note,
      }),
    );
  }
  // Whoever is away is offered no child, so the cover begins last; by the test's clock and by the database's.
  const always = [new Date('2020-01-01T00:00:00Z'), new Date('2100-01-01T00:00:00Z')] as const;
  await world.staff.away(people.other, ...always, people.guardian);
  return found;
}

async function refer(world: World, child: ChildName): Promise<string> {
  const words = wordsOf(child);
  const { name, aliases, birthDate, nationality } = words;
  const inKent = plan[child].kent !== 'none';
  const sent = await submitReferral(world.deps, {
    immediateDanger: false,
    referrer: {
      kind: 'border-force',
      name: words.referrer,
      organisation: words.organisation,
      phone: words.phone,
      email: words.email,
    },
    child: {
      ...{ name, aliases, birthDate, nationality },
      ageYears: null,
      gender: 'boy',
      language: 'vi',
      interpreterNeeded: true,
    },
    found: {
      at: new Date('2026-11-24T05:30:00Z'),
      placeId: inKent ? 'dover-port-of' : 'glasgow-central-station',
      detail: words.detail,
    },
    indicators: ['travelled-alone'],
    narrative: words.narrative,
    safeContact: { safe: 'unknown', how: words.safe },
  });
  return must(sent).caseId;
}

/** A question and its answer in the first handover of every child. */
async function ask(world: World, people: People, caseId: string, child: ChildName): Promise<void> {
  const { question, reply } = wordsOf(child);
  const receiver = plan[child].kent === 'none' ? people.glasgow : people['social-worker'];
  await answer(world, receiver, caseId, { verb: 'query', question });
  must(await answerQuery(world.deps, people.coordinator, await openHandoverOf(world, caseId), reply));
}

const openHandoverOf = async (world: World, caseId: string) =>
  (await world.owner.handover.findFirstOrThrow({ where: { caseId }, orderBy: { sentAt: 'desc' } })).id;

async function answer(world: World, actor: Actor, caseId: string, request: AnswerRequest): Promise<void> {
  must(await answerHandoverAs(world.deps, actor, await openHandoverOf(world, caseId), request));
}

type Step = (world: World, people: People, caseId: string) => Promise<void>;

type Guardian = 'guardian' | 'other' | 'third';

const accept =
  (by: 'social-worker' | 'glasgow'): Step =>
  (world, people, caseId) =>
    answer(world, people[by], caseId, { verb: 'accept' });
const appoint =
  (guardian: Guardian): Step =>
  async (world, people, caseId) => {
    await appointed(world, around(people, caseId, guardian));
  };
const around = (people: People, caseId: string, guardian: Guardian): ACase => ({
  caseId,
  coordinator: people.coordinator,
  guardian: people[guardian],
  worker: people['social-worker'],
});

const sendOn: Step = async (world, people, caseId) => {
  world.clock.forward(0.05);
  await asUser(world.deps.db, people.coordinator.userId, (tx) =>
    addHandover(world.deps, tx, { caseId, toAuthorityId: glasgow, at: world.clock.now() }),
  );
};

const after =
  (...all: readonly Step[]): Step =>
  async (...about) => {
    for (const step of all) await step(...about);
  };

const steps: Readonly<Record<ChildName, Step>> = {
  appointed: after(accept('social-worker'), appoint('guardian')),
  covered: after(accept('glasgow'), appoint('other')),
  offered: async (world, people, caseId) => {
    await offered(world, around(people, caseId, 'guardian'));
  },
  'formerly-guarded': after(accept('glasgow'), appoint('guardian'), async (world, people, caseId) => {
    const { id } = await world.owner.appointment.findFirstOrThrow({ where: { caseId } });
    world.clock.forward(0.05);
    must(await endAppointment(world.deps, people.coordinator, id, 'guardian-leaves'));
  }),
  waiting: () => Promise.resolve(),
  refused: async (world, people, caseId) => {
    const refusal = { verb: 'refuse', code: 'child-not-in-our-area', proposedAuthorityId: null } as const;
    await answer(world, people['social-worker'], caseId, refusal);
    world.clock.forward(0.05);
    must(await decideDisputeAs(world.deps, people.coordinator, await openHandoverOf(world, caseId), glasgow));
    await answer(world, people.glasgow, caseId, { verb: 'accept' });
  },
  'handed-on': after(accept('social-worker'), sendOn, accept('glasgow')),
  'being-handed-on': after(accept('social-worker'), sendOn),
  elsewhere: after(accept('glasgow'), appoint('third')),
};
