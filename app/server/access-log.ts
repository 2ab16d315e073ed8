import type { RequestHandler } from 'express';
import type { Log } from '#app/server/log.ts';
import { requestIdOf } from '#app/server/request-id.ts';

/** One line for each answer: which route, how it ended, how long it took. No address, no query, no body, nobody's name. */
export function logAccess(log: Log, routeOf: (pathname: string) => string): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    const { method, path } = request;
    response.once('close', () => {
      log.info({
        request: requestIdOf(response),
        method,
        route: routeOf(path),
        status: response.statusCode,
        ms: Math.round(performance.now() - began),
        ...(!response.writableFinished && { broken: true }),
      });
    });
    next();
  };
}
