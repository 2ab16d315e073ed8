import type { RequestHandler } from 'express';
import { HttpProblem } from '#app/server/problem.ts';

/** What may still be posted while the service is held: coming in to read, and going out. */
const open = /^\/sign-(?:in|out)(?:\/|$)/u;
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses what would change something while the service is held. Whatever was typed stays in the browser. */
export function refuseWhileHeld(isHeld: () => Promise<boolean>): RequestHandler {
  return (request, _response, next) => {
    if (reading.has(request.method) || open.test(request.path)) {
      next();
      return;
    }
    isHeld().then((held) => {
      next(held ? new HttpProblem(503) : undefined);
    }, next);
  };
}
