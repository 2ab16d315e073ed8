import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import type { RequestHandler } from 'express';
import { HttpProblem } from '#app/server/problem.ts';

type Routes = ServerBuild['routes'];
type RouteObject = Parameters<typeof matchRoutes>[0][number];

/**
 * Says which route an address belongs to, as `/cases/:caseId`. The log keeps this and not the address, in which somebody
 * may have typed anything.
 */
export function createRouteNamer(routes: Routes): (pathname: string) => string {
  const tree = childrenOf(routes, undefined);
  return (pathname) => {
    if (!isReadable(pathname)) return '(unreadable)';
    const paths = matchRoutes(tree, pathname)?.map(({ route }) => route.path) ?? [];
    return `/${paths.filter(Boolean).join('/')}`;
  };
}

/** Turns away addresses that cannot be decoded; the router would print them in full before it failed. */
export const refuseUnreadable: RequestHandler = (request, _response, next) => {
  if (!isReadable(request.path)) throw new HttpProblem(400);
  next();
};

function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

function childrenOf(routes: Routes, parentId: string | undefined): RouteObject[] {
  return Object.values(routes)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) => {
      const own = path === undefined ? { id } : { id, path };
      return index ? { ...own, index } : { ...own, children: childrenOf(routes, id) };
    });
}
