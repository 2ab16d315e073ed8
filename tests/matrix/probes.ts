import type { ServerBuild } from '@remix-run/node';
import { roles, type Role } from '#app/domain/account/actor.ts';
import { admits, type Need, type Standing, type SubjectNeed } from '#app/domain/permission/needs.ts';
import { may, type CaseAction } from '#app/domain/permission/permissions.ts';
import type { RouteTable } from '#app/domain/permission/routes.ts';

import { childNames, relationOf, type ChildName } from './children.ts';
import { asUnknown, type Subject, type Subjects } from './subjects.ts';

export const modes = ['page', 'head', 'data', 'post', 'post-data'] as const;
export type Mode = (typeof modes)[number];
export const isPosting = (mode: Mode): boolean => mode === 'post' || mode === 'post-data';

/** What the table says about one request. `preview`: sent on to what they may see instead. */
export type Verdict = 'admitted' | 'preview' | 'unknown' | 'sign-in' | 'no-handler';

/** One request of the matrix. */
export type Probe = {
  readonly routeId: string;
  readonly mode: Mode;
  readonly role: Role | null;
  readonly child: ChildName | null;
  /** Who asks and how they stand to what they ask for. */
  readonly kind: string;
  readonly path: string;
  /** The same request for something that is not there. */
  readonly unknownPath: string;
  /** Whether the address names something, so that the two answers must be the same byte for byte. */
  readonly isNaming: boolean;
  readonly verdict: Verdict;
};

export type Further = Readonly<Record<string, readonly string[]>>;

const readers: readonly (Role | null)[] = [null, ...roles];

/** Every route × every way to ask × every role × every way to stand to a child. */
export function probesFor(
  build: ServerBuild,
  table: RouteTable,
  subjects: Subjects,
  further: Further,
): readonly Probe[] {
  return Object.keys(build.routes).flatMap((routeId) => {
    const { load, act } = table[routeId] ?? { load: null, act: null };
    const targets = targetsOf(patternOf(build.routes, routeId), [load, act], subjects, further);
    return modes.flatMap((mode) => {
      const asked = { build, routeId, mode, need: isPosting(mode) ? act : load };
      const all = targets.flatMap((target) =>
        readers.filter((role) => isWorthIt(role, target.subject)).map((role) => probe(asked, role, target)),
      );
      return oneOfAKind(all, mode);
    });
  });
}

/**
 * Pages are opened by everybody for every child, those about one deadline for one of each kind. In the other ways one child
 * of those to whom somebody stands alike speaks for all, and where nobody's role matters, three readers for everybody. HEAD
 * is answered by what answers GET, so one reader speaks for all of the same verdict.
 */
function oneOfAKind(all: readonly Probe[], mode: Mode): readonly Probe[] {
  if (mode === 'page' && !all.some(({ routeId }) => routeId.includes('$deadlineId'))) return all;
  if (mode === 'head') return [...new Map(all.map((probe) => [probe.verdict, probe])).values()];
  const alike = new Map(all.map((probe) => [probe.kind, probe]));
  const everybodyAlike = mode !== 'page' && new Set(all.map(({ verdict }) => verdict)).size === 1;
  return [...alike.values()].filter(
    ({ role }) => !everybodyAlike || role === null || fewReaders.includes(role),
  );
}

const fewReaders: readonly Role[] = ['guardian', 'social-worker', 'coordinator'];

type Target = { readonly path: string; readonly subject: Subject | null };
type Asked = {
  readonly build: ServerBuild;
  readonly routeId: string;
  readonly mode: Mode;
  readonly need: Need | null;
};

function probe(asked: Asked, role: Role | null, { path, subject }: Target): Probe {
  const { routeId, mode } = asked;
  const address = mode.endsWith('data') ? `${path}?_data=${encodeURIComponent(routeId)}` : path;
  const standing = role === null || subject === null ? null : subject.standingOf(role);
  const verdict = verdictOn(asked, role, standing);
  return {
    ...{ routeId, mode, role, path: address, verdict },
    kind: [role, JSON.stringify(standing, ['relation', 'own']), verdict, subject ? '' : path].join('|'),
    child: subject?.child ?? null,
    unknownPath: subject === null ? nowhere(asked) : asUnknown(address, subject.id),
    isNaming: subject !== null,
  };
}

/** An address that no route knows, asked for so that it is answered in kind: by a page, or by data alone. */
const nowhere = ({ build, routeId, mode }: Asked): string => {
  const isPage = build.routes[routeId]?.module.default !== undefined && !mode.endsWith('data');
  return isPage ? '/no/such-page' : `/no/such-page?_data=${encodeURIComponent('routes/$')}`;
};

function verdictOn(
  { build, routeId, mode, need }: Asked,
  role: Role | null,
  standing: Standing | null,
): Verdict {
  if (need === null) return isShown(build, routeId, mode) ? 'admitted' : 'no-handler';
  if (need.kind === 'nobody') return 'unknown';
  if (admits(need, role, standing)) return 'admitted';
  if (role === null) return 'sign-in';
  return standing !== null && isLedOn(need, mode, role, standing) ? 'preview' : 'unknown';
}

/** A page without a loader is shown to whoever opens it. */
const isShown = (build: ServerBuild, routeId: string, mode: Mode): boolean =>
  (mode === 'page' || mode === 'head') && build.routes[routeId]?.module.default !== undefined;

/** Whoever has only the preview of a case is led to it from the parts of the case that their role could have. */
const isLedOn = (need: Need, mode: Mode, role: Role, { relation, status }: Standing): boolean =>
  !isPosting(mode) &&
  need.kind === 'case' &&
  need.by === 'caseId' &&
  need.anyOf.some((action) => isEverGranted(role, action)) &&
  may(role, relation, 'preview', status) &&
  !may(role, relation, 'read', status);

const isEverGranted = (role: Role, action: CaseAction) =>
  childNames.some((child) => may(role, relationOf(role, child), action));

/** To whom a child is nothing, three children are as good as nine; nationally two, of whom one is not accepted yet. */
function isWorthIt(role: Role | null, subject: Subject | null): boolean {
  if (subject === null) return true;
  if (role === null || role === 'administrator') return subject.child === 'appointed';
  const relation = relationOf(role, subject.child);
  if (relation === 'national') return ['appointed', 'waiting'].includes(subject.child);
  return relation !== 'none' || ['elsewhere', 'offered', 'waiting'].includes(subject.child);
}

function targetsOf(
  pattern: string,
  needs: readonly (Need | null)[],
  subjects: Subjects,
  further: Further,
): readonly Target[] {
  const by = needs.flatMap((need) => (need && 'by' in need ? [need.by] : []))[0];
  if (by === undefined) return filled(pattern, further).map((path) => ({ path, subject: null }));
  return subjects[by].flatMap((subject) => {
    const own = { ...further, eventId: [subject.eventId], [by satisfies SubjectNeed['by']]: [subject.id] };
    return filled(pattern, own).map((path) => ({ path, subject }));
  });
}

/** A pattern of Remix as addresses, one for each value of each parameter. */
function filled(pattern: string, values: Further): readonly string[] {
  const [found, name = '', optional] = /:(\w+)(\?)?/u.exec(pattern) ?? [];
  if (found === undefined) return [pattern.replace('*', 'no/such-page')];
  const known = values[name];
  if (known === undefined)
    throw new Error(`The matrix knows no value for :${name} of ${pattern}: add it to "further".`);
  const all = optional === undefined ? known : ['', ...known];
  return all.flatMap((value) => filled(pattern.replace(found, value), values));
}

function patternOf(routes: ServerBuild['routes'], id: string): string {
  const route = routes[id];
  if (route === undefined) return '';
  const above = route.parentId === undefined ? '' : patternOf(routes, route.parentId);
  return `${above.replace(/\/$/u, '')}/${route.path ?? ''}`.replace(/(?<=.)\/$/u, '');
}
