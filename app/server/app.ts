import { fileURLToPath } from 'node:url';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import { createRequestHandler } from '@remix-run/express';
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { routeNeeds, type RouteTable } from '#app/domain/permission/routes.ts';
import type { SiteEnv } from '#app/http/context.server.ts';
import { guardBuild } from '#app/http/guard.server.ts';
import { createRequestSession } from '#app/http/session.server.ts';
import { logAccess } from '#app/server/access-log.ts';
import { limitBody } from '#app/server/body-limit.ts';
import { refuseCrossSite, settleHost } from '#app/server/cross-site.ts';
import { answerErrors, type Report } from '#app/server/error-page.ts';
import { keepNothing, securityHeaders } from '#app/server/headers.ts';
import { healthRoutes } from '#app/server/health.ts';
import { refuseWhileHeld } from '#app/server/hold.ts';
import { faultFields, type Log } from '#app/server/log.ts';
import { HttpProblem } from '#app/server/problem.ts';
import { mark, nonceOf, requestIdOf } from '#app/server/request-id.ts';
import { createRouteNamer, refuseUnreadable } from '#app/server/route-patterns.ts';
import type { AttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import { createReadiness } from '#app/store/shared/readiness.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type AppParts = {
  readonly build: ServerBuild;
  readonly deps: Deps;
  readonly limits: AttemptLimits;
  readonly env: SiteEnv;
  /** How many proxies in front are ours, and so tell the truth about the browser's address. */
  readonly trustProxy: number;
  readonly log: Log;
  /** Whether the process has been asked to stop, so that nobody new is sent here. */
  readonly isStopping: () => boolean;
  /** What each route asks for, where it is not the table of this service. */
  readonly needs?: RouteTable;
  /** Whether the service holds still after a restore. */
  readonly isHeld: () => Promise<boolean>;
};

const assets = fileURLToPath(new URL('../../build/client/assets', import.meta.url));

/** Everything between the socket and Remix, in the order in which a request meets it. */
export function createApp(parts: AppParts): Express {
  const { deps, env, log } = parts;
  const build = guardBuild(parts.build, parts.needs ?? routeNeeds);
  const report = (error: unknown, request: string) => log.error({ request, ...faultFields(error) }, 'fault');
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', parts.trustProxy);
  app.use(mark);
  app.use(securityHeaders(env.secure));
  app.use(compression());
  app.use(
    '/assets',
    express.static(assets, { immutable: true, maxAge: '1y', index: false, redirect: false }),
    absent,
  );
  app.use(keepNothing);
  app.use(healthRoutes(createReadiness(deps.db), parts.isStopping));
  app.use(logAccess(log, createRouteNamer(build.routes)), refuseUnreadable);
  app.use(refuseCrossSite(env.origin), limitBody, settleHost(env.origin));
  app.use(refuseWhileHeld(parts.isHeld));
  app.all('*', remix({ ...parts, build }, report));
  app.use(answerErrors(stylesheetOf(build), report));
  return app;
}

function remix(parts: AppParts, report: Report): RequestHandler {
  const handle = createRequestHandler({
    build: parts.build,
    mode: 'production',
    getLoadContext: (request, response) => contextFor(parts, request, response, report),
  });
  return (request, response, next) => void handle(request, response, next);
}

function absent(): never {
  throw new HttpProblem(404);
}

function contextFor(
  { deps, limits, env, isHeld }: AppParts,
  request: Request,
  response: Response,
  report: Report,
): AppLoadContext {
  const requestId = requestIdOf(response);
  return {
    deps,
    limits,
    env,
    requestId,
    session: createRequestSession(
      { ...deps, demonstration: env.mode === 'embedded' },
      request.headers.cookie,
      env.secure,
    ),
    isHeld,
    clientAddress: request.ip ?? 'unknown',
    nonce: nonceOf(response),
    report: (error) => {
      report(error, requestId);
    },
  };
}

/** The sheet that the build made for the root route, for pages made outside Remix. */
function stylesheetOf(build: ServerBuild): string {
  const links = build.routes['root']?.module.links?.() ?? [];
  const sheet = links.find((link) => 'rel' in link && link.rel === 'stylesheet');
  return sheet && 'href' in sheet && sheet.href ? sheet.href : '';
}
