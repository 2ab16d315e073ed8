import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { HttpProblem } from '#app/server/problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const knownMethods = new Set([...safeMethods, 'POST']);

/**
 * Whether a request that may change something comes from our own pages. Browsers say so in Sec-Fetch-Site; one that does
 * not must name our origin, letter by letter. What the request calls its host is never asked.
 */
export function isOurs(method: string, headers: IncomingHttpHeaders, origin: string): boolean {
  if (safeMethods.has(method)) return true;
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === origin : site === 'same-origin';
}

/** Stands in front of everything that Remix runs: its own check does not cover resource routes or data requests. */
export function refuseCrossSite(origin: string): RequestHandler {
  return (request, _response, next) => {
    if (!knownMethods.has(request.method)) throw new HttpProblem(405);
    if (!isOurs(request.method, request.headers, origin)) throw new HttpProblem(403);
    next();
  };
}

/**
 * Replaces what the request says of its host by what we were configured to be, so that nothing behind here can be told
 * otherwise. Runs after the check, which needs the origin as the browser sent it.
 */
export function settleHost(origin: string): RequestHandler {
  const { host } = new URL(origin);
  return (request, _response, next) => {
    delete request.headers['x-forwarded-host'];
    request.headers.host = host;
    if (request.headers.origin !== undefined) request.headers.origin = origin;
    next();
  };
}
