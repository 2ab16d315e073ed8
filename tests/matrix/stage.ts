import { roles, type Role } from '#app/domain/account/actor.ts';
import { routeNeeds } from '#app/domain/permission/routes.ts';
import { closeAuthorityOn } from '#app/usecases/rules/close-authority.server.ts';
import { saveDraft } from '#app/usecases/rules/save-draft.server.ts';
import { sendDraft } from '#app/usecases/rules/send-draft.server.ts';

import { nobodysId } from '../integration/case/visitors.ts';
import { testBuild } from '../integration/http/build.ts';
import { startSite, type Site } from '../integration/http/site.ts';
import { hirePeople, kent, referChildren, type ChildName, type People } from './children.ts';
import { probesFor, type Probe } from './probes.ts';
import { createSender, sessionFor, type Answer } from './sending.ts';
import { subjectsIn } from './subjects.ts';

/** The site with its people and children, all there is to ask of it, and how to ask. */
export type Stage = {
  readonly site: Site;
  readonly people: People;
  readonly cases: Readonly<Record<ChildName, string>>;
  readonly probes: readonly Probe[];
  readonly send: (probe: Probe, path?: string, form?: 'full' | 'empty') => Promise<Answer>;
};

export async function setTheStage(): Promise<Stage> {
  const site = await startSite();
  const { world } = site;
  const people = await hirePeople(world);
  const cases = await referChildren(world, people);
  const subjects = await subjectsIn(world, cases, people.guardian.userId);
  const build = await testBuild();
  const routes = Object.fromEntries(
    Object.entries(build.routes).filter(([id]) => !id.startsWith('routes/test-')),
  );
  const further = await furtherParameters(site, people, cases.appointed);
  const probes = probesFor({ ...build, routes }, routeNeeds, subjects, further);
  return { site, people, cases, probes, send: await senderFor(site, people) };
}

/** Asks as whoever the probe names; signing out ends a session that nobody else uses. */
async function senderFor(site: Site, people: People): Promise<Stage['send']> {
  const tokens = new Map<Role, string>();
  const parting = new Map<Role, string>();
  for (const role of roles) {
    tokens.set(role, await sessionFor(site, people[role]));
    parting.set(role, await sessionFor(site, people[role]));
  }
  const ask = createSender(site);
  return ({ role, mode, routeId, path: its }, path = its, form = 'empty') => {
    const held = routeId === 'routes/sign-out' ? parting : tokens;
    return ask({ path, mode, token: role === null ? null : (held.get(role) ?? null), form });
  };
}

/** What addresses name beside cases. */
async function furtherParameters({ world }: Site, people: People, caseId: string) {
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
  const closed = { authorityId: kent, date: '2026-12-30', name: 'Office closed', confirmed: true };
  await closeAuthorityOn(world.deps, administrator, closed);
  return {
    list: [],
    caseId: [caseId],
    guardianId: [barred.userId],
    key: [rule.key],
    draftId: [await draft(), submitted],
    emailId: [email.id],
    userId: [people['social-worker'].userId, people.guardian.userId],
    item: ['child'],
    authorityId: [closed.authorityId],
    date: [closed.date],
    ...Object.fromEntries(
      ['erasureId', 'alertId', 'emergencyId', 'requestId'].map((name) => [name, [nobodysId]]),
    ),
  };
}
