import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';

type Routes = ServerBuild['routes'];
type RouteObject = Parameters<typeof matchRoutes>[0][number];

/**
 * Says which route an address belongs to, as `/cases/:caseId`. The log keeps this and not the address, in which somebody
 * may have typed anything.
 */
export function createRouteNamer(routes: Routes): (pathname: string) => string {
  const tree = childrenOf(routes, undefined);
  return (pathname) => {
    const matches = matchRoutes(tree, pathname) ?? [];
    const path = matches.flatMap(({ route }) => route.path ?? []).join('/');
    return path === '' && matches.length === 0 ? '(unknown)' : `/${path}`;
  };
}

function childrenOf(routes: Routes, parentId: string | undefined): RouteObject[] {
  return Object.values(routes)
    .filter((route) => route !== undefined && route.parentId === parentId)
    .map((route) => toRouteObject(routes, route as NonNullable<typeof route>));
}

function toRouteObject(routes: Routes, { id, path, index }: NonNullable<Routes[string]>): RouteObject {
  const own = path === undefined ? { id } : { id, path };
  return index ? { ...own, index } : { ...own, children: childrenOf(routes, id) };
}
