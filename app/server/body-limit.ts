import type { RequestHandler } from 'express';
import { HttpProblem } from '#app/server/problem.ts';

/** Room for the longest form with every answer full, in a script whose letters take six bytes each when posted. */
export const mostBytes = 512 * 1024;

/** A body must say its length, and not be longer than any form of ours. Browsers always say it; Node holds them to it. */
export const limitBody: RequestHandler = (request, response, next) => {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  const status = encoding !== undefined ? 411 : Number(length ?? 0) > mostBytes ? 413 : null;
  if (status !== null) {
    response.setHeader('Connection', 'close');
    throw new HttpProblem(status);
  }
  next();
};
