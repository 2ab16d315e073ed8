import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { roles, type Role } from '#app/domain/account/actor.ts';
import { may } from '#app/domain/permission/permissions.ts';
import { routeNeeds } from '#app/domain/permission/routes.ts';
import { closeAuthorityOn } from '#app/usecases/rules/close-authority.server.ts';
import { saveDraft } from '#app/usecases/rules/save-draft.server.ts';
import { sendDraft } from '#app/usecases/rules/send-draft.server.ts';
import { findCanary } from '#tests/support/canary.ts';
import { createQueueDatabase } from '#tests/support/database.ts';
import { startSink } from '#tests/support/smtp/sink.ts';
import { until } from '#tests/support/until.ts';
import { startWorkerProcess } from '#tests/support/worker-process.ts';

import { nobodysId } from '../integration/case/visitors.ts';
import { testBuild } from '../integration/http/build.ts';
import { startSite, type Site } from '../integration/http/site.ts';
import { childNames, hirePeople, plantedIn, referChildren, relationOf, type People } from './children.ts';
import { modes, probesFor, type Probe } from './probes.ts';
import { createSender, fingerprint, inParallel, sessionFor, type Answer } from './sending.ts';
import { subjectsIn } from './subjects.ts';

/** What the table admits and the state of things refuses, with why. */
const refusedByState: readonly { readonly is: (probe: Probe) => boolean; readonly why: string }[] = [
  {
    is: ({ routeId, role }) => routeId === 'routes/rules.drafts.$draftId.decide' && role === 'administrator',
    why: 'nobody decides on a draft of their own',
  },
  { is: ({ path }) => path.includes(nobodysId), why: 'there is no such thing in this world' },
];

const width = 8;
let site: Site;
let people: People;
let probes: readonly Probe[];
let send: (probe: Probe, path?: string, form?: 'full' | 'empty') => Promise<Answer>;

beforeAll(async () => {
  site = await startSite();
  const { world } = site;
  people = await hirePeople(world);
  const cases = await referChildren(world, people);
  const subjects = await subjectsIn(world, cases, people.guardian.userId);
  const build = await testBuild();
  const routes = Object.fromEntries(
    Object.entries(build.routes).filter(([id]) => !id.startsWith('routes/test-')),
  );
  probes = probesFor({ ...build, routes }, routeNeeds, subjects, await furtherParameters(cases.appointed));
  const tokens = new Map<Role | null, string | null>([[null, null]]);
  const parting = new Map<Role | null, string | null>([[null, null]]);
  for (const role of roles) {
    tokens.set(role, await sessionFor(site, people[role]));
    parting.set(role, await sessionFor(site, people[role]));
  }
  const ask = createSender(site);
  send = (probe, path = probe.path, form = 'empty') => {
    const { role, mode, routeId } = probe;
    const token = (routeId === 'routes/sign-out' ? parting : tokens).get(role) ?? null;
    return ask({ path, mode, token, form });
  };
}, 300_000);
afterAll(() => site.close());

/** What addresses name beside cases. */
async function furtherParameters(caseId: string) {
  const { world } = site;
  const { administrator } = people;
  const [rule] = world.deps.rulebook.rules.filter(({ length }) => 'amount' in length);
  if (rule === undefined) throw new Error('There is no rule to draft from.');
  const draft = async () => {
    const change = { title: `${rule.title} anew`.slice(0, 60), validFrom: '2027-01-01' };
    const saved = await saveDraft(world.deps, administrator, rule.key, {
      draftId: null,
      change,
      recompute: false,
      reason: 'The guidance was rewritten.',
    });
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
    return saved.value.draftId;
  };
  const submitted = await draft();
  await sendDraft(world.deps, administrator, submitted);
  const barred = await world.staff.guardian({ vettingValidTo: '2020-01-01' });
  const email = await world.owner.outbox.findFirstOrThrow();
  const closed = { authorityId: 'E10000016', date: '2026-12-30', name: 'Office closed', confirmed: true };
  await closeAuthorityOn(world.deps, administrator, closed);
  return {
    list: [],
    caseId: [caseId],
    guardianId: [barred.userId],
    key: [rule.key],
    draftId: [await draft(), submitted],
    emailId: [email.id],
    userId: [people.other.userId],
    item: ['child'],
    authorityId: [closed.authorityId],
    date: [closed.date],
    ...Object.fromEntries(
      ['erasureId', 'alertId', 'emergencyId', 'requestId'].map((name) => [name, [nobodysId]]),
    ),
  };
}

/** The planted words that this person may not be shown, whatever they ask for. */
function foreignTo(role: Role | null): readonly string[] {
  return childNames.flatMap((child) => {
    const { identity, thread } = plantedIn(child);
    if (role === null) return [...identity, ...thread];
    const relation = relationOf(role, child);
    if (may(role, relation, 'read-identity')) return [];
    return relation === 'receiving-authority' ? identity : [...identity, ...thread];
  });
}

const named = ({ routeId, mode, role, child, path }: Probe) =>
  `${mode} ${routeId} as ${role ?? 'nobody'} about ${child ?? 'no child'} (${path})`;

const looked = new Map<Role | null, Set<string>>();

/** Fails on any planted word that is foreign to its reader; an answer seen before is not looked at again. */
function leaksIn(probe: Probe, { whole, bare }: Answer): readonly string[] {
  const seen = looked.get(probe.role) ?? new Set();
  looked.set(probe.role, seen);
  if (seen.has(bare)) return [];
  seen.add(bare);
  return findCanary(whole, foreignTo(probe.role)).map(({ canary }) => `${named(probe)} shows ${canary}`);
}

/** What is wrong with an answer to somebody the table admits: a fault, unknown, or asked who they are once more. */
function faultsOfAdmission(probe: Probe, { status, location }: Answer): readonly string[] {
  const mayBeUnknown = refusedByState.some(({ is }) => is(probe));
  const isFault = status >= 500 || (status === 404 && !mayBeUnknown) || isSentAway(probe, status, location);
  return isFault ? [`${named(probe)}: ${String(status)} ${location ?? ''}`] : [];
}

function isSentAway({ routeId, role }: Probe, status: number, location: string | null): boolean {
  if (routeId === 'routes/still-here' || routeId === 'routes/sign-out') return false;
  return status === 401 || (role !== null && location?.startsWith('/sign-in') === true);
}

const ofVerdict = (...verdicts: readonly Probe['verdict'][]) =>
  probes.filter(({ verdict }) => verdicts.includes(verdict));
const isPost = ({ mode }: Probe) => mode === 'post' || mode === 'post-data';

/** Answers about nothing, one for each role, route and way to ask. */
const baselines = new Map<string, Promise<Answer>>();

function unknownLike(probe: Probe): Promise<Answer> {
  const path = probe.unknownPath ?? '/no/such-page';
  const key = `${probe.role ?? ''} ${probe.mode} ${path}`;
  const known = baselines.get(key) ?? send(probe, path, 'full');
  baselines.set(key, known);
  return known;
}

const mainOf = (text: string) => /<main[\s\S]*<\/main>/u.exec(text)?.[0];

/** What gives away that there is something where the table says that there must not seem to be. */
async function faultOfRefusal(probe: Probe): Promise<readonly string[]> {
  const answer = await send(probe, probe.path, 'full');
  const like = await unknownLike(probe);
  const status = { unknown: [404], 'sign-in': [302, 204, 401], 'no-handler': [400, 404, 405] }[
    probe.verdict as 'unknown'
  ];
  const wrong = status.includes(answer.status) ? [] : [`${named(probe)}: ${String(answer.status)}`];
  // A page that names nothing is compared with an address that no route knows: the router tells which route it was.
  const same =
    probe.unknownPath === null
      ? probe.verdict !== 'unknown' || mainOf(answer.bare) === mainOf(like.bare)
      : answer.bare === like.bare;
  return [...wrong, ...(same ? [] : [`${named(probe)} is not as unknown`]), ...leaksIn(probe, answer)];
}

describe('every route × way to ask × role × relation', () => {
  test('is covered: all routes, all roles, all relations', () => {
    expect(new Set(probes.map(({ routeId }) => routeId))).toEqual(new Set(Object.keys(routeNeeds)));
    for (const role of [null, ...roles]) {
      const theirs = probes.filter((probe) => probe.role === role);
      expect(new Set(theirs.map(({ mode }) => mode))).toEqual(new Set(modes));
      const relations = (list: readonly Probe[]) =>
        new Set(
          list.flatMap(({ child }) => (child === null || role === null ? [] : [relationOf(role, child)])),
        );
      if (role === null) continue;
      expect(relations(theirs)).toEqual(new Set(childNames.map((child) => relationOf(role, child))));
    }
    const standings = new Set(
      probes.map(({ role, child }) => `${role ?? ''}|${child && role ? relationOf(role, child) : ''}`),
    );
    const verdicts = ['admitted', 'preview', 'unknown', 'sign-in', 'no-handler'] as const;
    const counts = verdicts.map((verdict) => `${String(ofVerdict(verdict).length)} ${verdict}`);
    console.log(
      `matrix: ${String(probes.length)} requests = ${String(Object.keys(routeNeeds).length)} routes × ${String(modes.length)} ways × ${String(standings.size)} standings (${counts.join(', ')})`,
    );
  });

  test('reading: who is admitted reads, and reads nothing of another child', async () => {
    const faults = await inParallel(
      ofVerdict('admitted').filter((probe) => !isPost(probe)),
      width,
      async (probe) => {
        const answer = await send(probe);
        return [...faultsOfAdmission(probe, answer), ...leaksIn(probe, answer)];
      },
    );
    expect(faults.flat()).toEqual([]);
  }, 600_000);

  test('reading: who has only a preview is led to it', async () => {
    const faults = await inParallel(ofVerdict('preview'), width, async (probe) => {
      const answer = await send(probe);
      const led = /^\/(?:offers|handovers)\/[0-9a-f-]{36}$/u.test(answer.location ?? '');
      return [...(led ? [] : [`${named(probe)}: ${String(answer.status)}`]), ...leaksIn(probe, answer)];
    });
    expect(faults.flat()).toEqual([]);
  }, 600_000);

  test('reading: everybody else gets, byte for byte, the answer for what is not there', async () => {
    const refused = ofVerdict('unknown', 'sign-in', 'no-handler').filter((probe) => !isPost(probe));
    expect((await inParallel(refused, width, faultOfRefusal)).flat()).toEqual([]);
  }, 600_000);

  test('acting: nobody else changes a row, however complete the form is', async () => {
    const before = await fingerprint(site);
    const refused = ofVerdict('unknown', 'sign-in', 'no-handler').filter(isPost);
    expect((await inParallel(refused, width, faultOfRefusal)).flat()).toEqual([]);
    expect(await fingerprint(site)).toBe(before);
  }, 600_000);

  test('acting: who is admitted is asked for what the form needs', async () => {
    const faults = await inParallel(ofVerdict('admitted').filter(isPost), width, async (probe) => {
      const answer = await send(probe);
      return [...faultsOfAdmission(probe, answer), ...leaksIn(probe, answer)];
    });
    expect(faults.flat()).toEqual([]);
  }, 600_000);

  test('leaves no child in any line of the log, of the web or of the worker, nor in any e-mail', async () => {
    const everything = foreignTo(null);
    expect(site.lines.length).toBeGreaterThan(probes.length);
    expect(findCanary(site.lines.join('\n'), everything)).toEqual([]);
    expect(site.lines.filter((line) => line.includes('"fault"'))).toEqual([]);

    const sink = await startSink();
    const queue = await createQueueDatabase();
    const { owner } = site.world;
    await owner.outbox.updateMany({ data: { nextAttemptAt: new Date('2020-01-01T00:00:00Z') } });
    const worker = startWorkerProcess(site.world, { queueUrl: queue.url, smtpUrl: sink.url });
    await until(
      async () => (await owner.outbox.count({ where: { state: { in: ['pending', 'sending'] } } })) === 0,
    );
    expect(await worker.stop()).toBe(0);
    expect(sink.received.length).toBeGreaterThan(0);
    expect(worker.lines.length).toBeGreaterThan(0);
    expect(findCanary(worker.lines.join('\n'), everything)).toEqual([]);
    expect(findCanary(JSON.stringify(sink.received), everything)).toEqual([]);
    await Promise.all([sink.close(), queue.drop()]);
  }, 120_000);
});
