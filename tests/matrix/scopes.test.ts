import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { roles, type Actor, type Role } from '#app/domain/account/actor.ts';
import { may } from '#app/domain/permission/permissions.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import { casesFor } from '#app/store/case/scope.server.ts';
import { asUser, asWorker } from '#app/store/shared/database.server.ts';
import { firstPage } from '#app/domain/shared/key-page.ts';
import { viewGuardianHome } from '#app/usecases/guardian/view-guardian-home.server.ts';
import { searchCases } from '#app/usecases/oversight/search.server.ts';
import { viewAuthority } from '#app/usecases/oversight/view-authority.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

const kent = 'E10000016';
const glasgow = 'S12000049';
const always = [new Date('2020-01-01T00:00:00Z'), new Date('2100-01-01T00:00:00Z')] as const;

/** Where one child may stand: whose it is, who was asked, who guards it. */
const standing = fc.record({
  responsible: fc.constantFrom(kent, glasgow),
  accepted: fc.boolean(),
  handovers: fc.array(
    fc.record({
      to: fc.constantFrom(kent, glasgow),
      state: fc.constantFrom('accepted', 'refused', 'superseded'),
    }),
    { maxLength: 2 },
  ),
  open: fc.option(
    fc.record({
      to: fc.constantFrom(kent, glasgow),
      state: fc.constantFrom('sent', 'acknowledged', 'queried'),
    }),
  ),
  offers: fc.array(
    fc.record({ to: fc.constantFrom(0, 1, 2), state: fc.constantFrom('declined', 'withdrawn', 'appointed') }),
    { maxLength: 2 },
  ),
  live: fc.option(fc.record({ to: fc.constantFrom(0, 1, 2), state: fc.constantFrom('offered', 'accepted') })),
  former: fc.array(fc.constantFrom(0, 1, 2), { maxLength: 2 }),
  guardian: fc.option(fc.constantFrom(0, 1, 2)),
  closed: fc.boolean(),
});
type Standing = typeof standing extends fc.Arbitrary<infer T> ? T : never;

const around = fc.record({ cover: fc.option(fc.constantFrom(0, 1, 2)), managed: fc.subarray([0, 1, 2]) });

let world: World;
let cases: readonly string[];
let guardians: readonly Actor[];
let people: readonly Actor[];
beforeAll(async () => {
  world = await createWorld();
  const { staff } = world;
  cases = [(await refer(world)).caseId, (await refer(world)).caseId, (await refer(world)).caseId];
  guardians = [await staff.guardian(), await staff.guardian(), await staff.guardian()];
  const others = roles.filter((role) => role !== 'guardian').flatMap((role) => withAuthority(role));
  people = [...guardians];
  for (const [role, authorityId] of others)
    people = [...people, await staff.add(role, authorityId === null ? {} : { authorityId })];
}, 120_000);
afterAll(() => world.close());

const withAuthority = (role: Role): readonly (readonly [Role, string | null])[] =>
  ['social-worker', 'team-manager', 'duty-manager'].includes(role)
    ? [
        [role, kent],
        [role, glasgow],
      ]
    : [[role, null]];

const at = (minutes: number) => new Date(Date.parse('2026-11-20T09:00:00Z') + minutes * 60_000);
const id = () => world.deps.newId();
const guardianAt = (index: number) => guardians[index]?.userId ?? '';

/** Puts a child where it stands, past every use case: what may be in the rows is what is looked at. */
async function place(caseId: string, wanted: Standing): Promise<void> {
  const { owner } = world;
  await owner.handover.deleteMany({ where: { caseId, messages: { none: {} } } });
  await owner.appointment.deleteMany({ where: { caseId } });
  await owner.guardianOffer.deleteMany({ where: { caseId } });
  await owner.childCase.update({
    where: { id: caseId },
    data: {
      responsibleAuthorityId: wanted.responsible,
      responsibilityAcceptedAt: wanted.accepted ? at(0) : null,
      status: wanted.closed ? 'closed' : 'open',
    },
  });
  const handovers = [...wanted.handovers, ...(wanted.open ? [wanted.open] : [])];
  await owner.handover.createMany({
    data: handovers.map(({ to, state }, index) => ({
      ...{ id: id(), caseId, toAuthorityId: to, state, wrappedKey: 'none', sentAt: at(index) },
      ...(state === 'refused' ? { refusalCode: 'boundary-dispute' } : {}),
    })),
  });
  const offers = [...wanted.offers, ...(wanted.live ? [wanted.live] : [])];
  await owner.guardianOffer.createMany({
    data: offers.map(({ to, state }) => ({
      ...{ id: id(), caseId, guardianId: guardianAt(to), state, score: 0, reasons: [] },
      ...{ offeredAt: at(0), offeredById: guardianAt(to) },
    })),
  });
  const periods = [
    ...wanted.former.map((index) => [index, true] as const),
    ...(wanted.guardian === null ? [] : [[wanted.guardian, false] as const]),
  ];
  await owner.appointment.createMany({
    data: periods.map(([index, over], order) => ({
      ...{ id: id(), caseId, guardianId: guardianAt(index), offerId: id(), letterNumber: id() },
      ...{
        startsAt: at(order * 10),
        endsAt: over ? at(order * 10 + 9) : null,
        appointedById: guardianAt(index),
      },
    })),
  });
}

async function surround({
  cover,
  managed,
}: {
  cover: number | null;
  managed: readonly number[];
}): Promise<void> {
  const { owner, staff } = world;
  await owner.absence.deleteMany();
  const managerId = people.find(({ role }) => role === 'guardian-manager')!.userId;
  for (const [index, { userId: guardianId }] of guardians.entries())
    await owner.userAccount.update({
      where: { id: guardianId },
      data: { managerId: managed.includes(index) ? managerId : null },
    });
  const [absent] = guardians;
  const stand = cover === null ? undefined : guardians[cover];
  if (absent !== undefined && stand !== undefined && stand !== absent)
    await staff.away(absent, ...always, stand);
}

type Seen = Readonly<Record<'known' | 'read' | 'identity', readonly string[]>>;

/** What the table of rights says, from the rows as somebody sees them who sees all. */
function byTable(actor: Actor): Promise<Seen> {
  return asWorker(world.worker, async (tx) => {
    const seen = { known: [] as string[], read: [] as string[], identity: [] as string[] };
    for (const caseId of cases) {
      const relation = await relationTo(tx, actor, caseId, world.clock.now());
      if (may(actor.role, relation, 'preview', 'closed')) seen.known.push(caseId);
      if (may(actor.role, relation, 'read', 'closed')) seen.read.push(caseId);
      if (may(actor.role, relation, 'read-identity', 'closed')) seen.identity.push(caseId);
    }
    return sorted(seen);
  });
}

/** What row-level security shows this actor, whatever is asked. */
function byDatabase(actor: Actor): Promise<Seen> {
  return asUser(world.deps.db, actor.userId, async (tx) => {
    const events = await tx.caseEvent.findMany({ distinct: ['caseId'], select: { caseId: true } });
    const children = await tx.child.findMany({ select: { cases: { select: { id: true } } } });
    const referrals = await tx.referral.findMany({ select: { caseId: true } });
    const identity = children.flatMap(({ cases: [one] }) => one?.id ?? []);
    expect(referrals.map(({ caseId }) => caseId).sort()).toEqual([...identity].sort());
    return sorted({
      known: (await tx.childCase.findMany({ select: { id: true } })).map((row) => row.id),
      read: events.map(({ caseId }) => caseId),
      identity,
    });
  });
}

/** What the `where` of lists selects, past row-level security. */
function byScope(actor: Actor): Promise<Seen> {
  return asWorker(world.worker, async (tx) => {
    const within = async (action: 'preview' | 'read' | 'read-identity') =>
      (
        await tx.childCase.findMany({
          where: casesFor(actor, action, world.clock.now()),
          select: { id: true },
        })
      ).map((row) => row.id);
    return sorted({
      known: await within('preview'),
      read: await within('read'),
      identity: await within('read-identity'),
    });
  });
}

const sorted = ({ known, read, identity }: Record<keyof Seen, string[]>): Seen => ({
  known: known.sort(),
  read: read.sort(),
  identity: identity.sort(),
});

const firstChildren = { after: null, before: null };

/** The open cases that the pages of this actor list. */
async function onPages(actor: Actor): Promise<ReadonlySet<string>> {
  const { deps } = world;
  const asked = { dues: firstPage, whose: 'everybody', children: firstChildren } as const;
  const home = await viewGuardianHome(deps, actor, asked);
  const found = (home?.children.rows ?? []).map(({ caseId }) => caseId);
  const list = await viewAuthority(deps, actor, 'cases', firstPage);
  return new Set([...found, ...(list?.page.list === 'cases' ? list.page.rows.map((row) => row.id) : [])]);
}

const isOpen = async (caseId: string) =>
  (await world.owner.childCase.findUniqueOrThrow({ where: { id: caseId } })).status === 'open';

describe('whatever stands in the rows', () => {
  test('the table of rights, row-level security and the scope of lists show each person the same children', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(standing, standing, standing), around, async (standings, surroundings) => {
        for (const [index, caseId] of cases.entries()) await place(caseId, standings[index]!);
        await surround(surroundings);
        for (const actor of people) {
          const table = await byTable(actor);
          expect(await byDatabase(actor), `${actor.role}: row-level security`).toEqual(table);
          expect(await byScope(actor), `${actor.role}: the scope of lists`).toEqual(table);
          compared += cases.length;
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
    console.log(`scopes: ${String(compared)} standings of people to children compared in three ways`);
  });

  test('the pages list what the table lets be read, and the search what it lets be known', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(standing, standing, standing), around, async (standings, surroundings) => {
        for (const [index, caseId] of cases.entries()) await place(caseId, standings[index]!);
        await surround(surroundings);
        for (const actor of people.filter(({ role }) => !isNational(role))) {
          const table = await byTable(actor);
          const open = [];
          for (const caseId of table.read)
            if (actor.authorityId === null || (await isOpen(caseId))) open.push(caseId);
          expect(await onPages(actor), `${actor.role}: pages`).toEqual(new Set(open));
          if (actor.authorityId !== null)
            expect(await bySearch(actor), `${actor.role}: search`).toEqual(new Set(table.known));
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});

const isNational = (role: Role) => may(role, 'national', 'preview');

async function bySearch(actor: Actor): Promise<ReadonlySet<string>> {
  const hits: string[] = [];
  for (const caseId of cases) {
    const { reference } = await world.owner.childCase.findUniqueOrThrow({ where: { id: caseId } });
    hits.push(...((await searchCases(world.deps, actor, reference))?.hits ?? []).map((hit) => hit.caseId));
  }
  return new Set(hits);
}
