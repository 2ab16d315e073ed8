import type { Role } from '#app/domain/account/actor.ts';
import { may } from '#app/domain/permission/permissions.ts';
import { routeNeeds } from '#app/domain/permission/routes.ts';
import { findCanary } from '#tests/support/canary.ts';

import { nobodysId } from '../integration/case/visitors.ts';
import { childNames, plantedIn, relationOf, type ChildName } from './children.ts';
import { isPosting, type Probe } from './probes.ts';
import type { Answer } from './sending.ts';
import type { Stage } from './stage.ts';

/** What the table admits and the state of things refuses, with why. */
const refusedByState: readonly { readonly is: (probe: Probe) => boolean; readonly why: string }[] = [
  {
    is: ({ routeId }) => routeId === 'routes/rules.drafts.$draftId.decide',
    why: 'a draft is decided on when it was sent in, and by nobody who wrote it',
  },
  {
    is: ({ routeId }) => routeId === 'routes/rules.drafts.$draftId.edit',
    why: 'what was sent in is not written on',
  },
  {
    is: ({ routeId }) => routeId === 'routes/account.absence.$userId',
    why: 'only for oneself and those one answers for',
  },
  {
    is: ({ routeId }) => routeId === 'routes/staff.$userId.hand-on',
    why: 'only where somebody has cases to hand on',
  },
  {
    is: ({ routeId }) => routeId === 'routes/account.remove-factor',
    why: 'the address must name a way to sign in that one has',
  },
  {
    is: ({ routeId }) => routeId.startsWith('routes/staff.$userId.profile'),
    why: 'only guardians have a profile, and their own manager keeps it',
  },
  { is: ({ path }) => path.includes(nobodysId), why: 'there is no such thing in this world' },
];

/** The planted words that this person may not be shown, whatever they ask for. */
export function foreignTo(role: Role | null): readonly string[] {
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

/** Somebody opens a page about a child. */
export type Look = Probe & { readonly role: Role; readonly child: ChildName };

/** Judges answers by what the table says of who asked; each judgement is a list of faults, empty where all is well. */
export function createJudge({ send, site, people, cases }: Omit<Stage, 'probes'>) {
  const looked = new Map<Role | null, Set<string>>();
  /** Answers about nothing, one for each role, route and way to ask. */
  const baselines = new Map<string, Promise<Answer>>();

  /** Planted words that are foreign to their reader; an answer seen before is not looked at again. */
  function leaksIn(probe: Probe, { whole, bare }: Answer): readonly string[] {
    const seen = looked.get(probe.role) ?? new Set();
    looked.set(probe.role, seen);
    if (seen.has(bare)) return [];
    seen.add(bare);
    return findCanary(whole, foreignTo(probe.role)).map(({ canary }) => `${named(probe)} shows ${canary}`);
  }

  function unknownLike(probe: Probe): Promise<Answer> {
    const key = `${probe.role ?? ''} ${probe.mode} ${probe.unknownPath}`;
    const known = baselines.get(key) ?? send(probe, probe.unknownPath, 'full');
    baselines.set(key, known);
    return known;
  }

  /** A page that names nothing is held against an address that no route knows: only the router tells the two apart. */
  async function differenceFromUnknown(probe: Probe, { bare }: Answer): Promise<readonly string[]> {
    if (!probe.isNaming && probe.verdict !== 'unknown') return [];
    const like = await unknownLike(probe);
    const part = probe.isNaming ? (text: string) => text : mainOf;
    const [its, other] = [part(bare) ?? '', part(like.bare) ?? ''];
    return its === other ? [] : [`${named(probe)} is not as unknown: ${firstDifference(its, other)}`];
  }

  return {
    /** Somebody whom the table admits gets an answer, and nothing of another child in it. */
    ofAdmission: async (probe: Probe) => {
      const answer = await send(probe);
      return [...faultsOfAdmission(probe, answer), ...leaksIn(probe, answer)];
    },
    /** Whoever is shown a page about a child is on record for it, in that child's audit trail. */
    ofLook: async (probe: Look) => {
      const where = { actorId: people[probe.role].userId, caseId: cases[probe.child] };
      const before = await site.world.owner.auditEntry.count({ where });
      const { status } = await send(probe);
      if (status !== 200) return [`${named(probe)} was not shown: ${String(status)}`];
      const isOnRecord = (await site.world.owner.auditEntry.count({ where })) > before;
      return isOnRecord ? [] : [`${named(probe)} is not on record`];
    },
    /** Somebody who has only the preview is led to it. */
    ofPreview: async (probe: Probe) => {
      const answer = await send(probe);
      const led = /^\/(?:offers|handovers)\/[0-9a-f-]{36}$/u.test(answer.location ?? '');
      return [...(led ? [] : [`${named(probe)}: ${String(answer.status)}`]), ...leaksIn(probe, answer)];
    },
    /** Nothing gives away that there is something where the table says that there must not seem to be. */
    ofRefusal: async (probe: Probe) => {
      const answer = await send(probe, probe.path, 'full');
      const wrong = statusesOf[probe.verdict]?.includes(answer.status)
        ? []
        : [`${named(probe)}: ${String(answer.status)}`];
      return [...wrong, ...(await differenceFromUnknown(probe, answer)), ...leaksIn(probe, answer)];
    },
  };
}

/** What is wrong with an answer to somebody the table admits: a fault, unknown, or asked who they are once more. */
function faultsOfAdmission(probe: Probe, { status, location }: Answer): readonly string[] {
  const mayBeUnknown = refusedByState.some(({ is }) => is(probe));
  const isFault = status >= 500 || (status === 404 && !mayBeUnknown) || isSentAway(probe, status, location);
  return isFault ? [`${named(probe)}: ${String(status)} ${location ?? ''}`] : [];
}

/** A public page may say that a form came too late, which is 401, or that signing in failed. */
function isSentAway({ routeId, role, mode }: Probe, status: number, location: string | null): boolean {
  const need = routeNeeds[routeId]?.[isPosting(mode) ? 'act' : 'load'];
  const isPublic = need == null || need.kind === 'public';
  return (
    !isPublic &&
    (status === 401 || (role !== null && /^\/(?:sign-in|confirm-it-is-you)/u.test(location ?? '')))
  );
}

const statusesOf: Partial<Record<Probe['verdict'], readonly number[]>> = {
  unknown: [404],
  'sign-in': [302, 204, 401],
  'no-handler': [400, 404, 405],
};

const mainOf = (text: string) => /<main[\s\S]*<\/main>/u.exec(text)?.[0] ?? text.split('\n\n').at(-1);

/** Where two answers part, with a little of what stands before. */
function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  return `${around(one)} against ${around(other)}`;
}
