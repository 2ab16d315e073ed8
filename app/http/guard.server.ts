import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import { couldAdmit, type Need } from '#app/domain/permission/needs.ts';
import { tableFaults, type RouteTable } from '#app/domain/permission/routes.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { mayEnter } from '#app/usecases/permission/admit.server.ts';

type Handler = (args: LoaderFunctionArgs) => unknown;
type Route = NonNullable<ServerBuild['routes'][string]>;

/**
 * The build with the guard of the permission table in front of every loader and action, so that no route can forget its
 * own. Throws when the table does not cover the build exactly: a service that is not guarded does not start.
 */
export function guardBuild(build: ServerBuild, table: RouteTable): ServerBuild {
  const faults = [...tableFaults(table, Object.keys(build.routes)), ...handlerFaults(build, table)];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const routes = Object.entries(build.routes).map(([id, route]) => [id, guardRoute(route, table)] as const);
  return { ...build, routes: Object.fromEntries(routes) };
}

function guardRoute(route: Route, table: RouteTable): Route {
  const { loader, action } = route.module;
  const { load, act } = table[route.id] ?? { load: null, act: null };
  return {
    ...route,
    module: {
      ...route.module,
      ...(loader && { loader: guarded(load, enterToRead, loader) }),
      ...(action && { action: guarded(act, enterToAct, action) }),
    },
  };
}

type Enter = (need: Need, args: LoaderFunctionArgs) => Promise<void>;

/** No entry is no entrance. */
const guarded = (need: Need | null, enter: Enter, handler: Handler) => async (args: LoaderFunctionArgs) => {
  await enter(need ?? { kind: 'nobody' }, args);
  return handler(args);
};

/** By role, before the database is asked; the use case that reads a case asks for the relation in its own transaction. */
async function enterToRead(need: Need, { request, context }: LoaderFunctionArgs): Promise<void> {
  if (need.kind === 'public') return;
  if (need.kind === 'nobody') throw forbiddenAsUnknown();
  const actor = await requireActor(request, context);
  if (!couldAdmit(need, actor.role)) throw forbiddenAsUnknown();
}

/** By role and by relation, before a form is read: who may not act is not told what a form would have to say. */
async function enterToAct(need: Need, args: LoaderFunctionArgs): Promise<void> {
  await enterToRead(need, args);
  if (!('by' in need)) return;
  const { request, context, params } = args;
  const actor = await requireActor(request, context);
  if (!(await mayEnter(context.deps, actor, need, idFrom(params, need.by)))) throw forbiddenAsUnknown();
}

function handlerFaults({ routes }: ServerBuild, table: RouteTable): readonly string[] {
  return Object.values(routes).flatMap((route) => {
    const needs = table[route.id];
    if (!needs) return [];
    const { loader, action } = route.module;
    return [
      ...handlerFault(route.id, 'loader', loader !== undefined, needs.load !== null),
      ...handlerFault(route.id, 'action', action !== undefined, needs.act !== null),
    ];
  });
}

function handlerFault(id: string, name: 'loader' | 'action', has: boolean, says: boolean): readonly string[] {
  if (has === says) return [];
  const key = name === 'loader' ? 'load' : 'act';
  return [
    has
      ? `"${id}" exports a ${name}, and the permission table says it has none: say what "${key}" needs in app/domain/permission/routes.ts.`
      : `"${id}" exports no ${name}, and the permission table says what it needs: put "${key}: null" in app/domain/permission/routes.ts.`,
  ];
}
