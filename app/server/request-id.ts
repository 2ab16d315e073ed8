import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Letters and digits that are not mistaken for each other on the telephone. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A number for one request, such as `7K3F-9QXM-2B4T`: shown on error pages, found in the log. */
function newRequestId(): string {
  const letters = Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length] ?? '').join('');
  return letters.replace(/(.{4})(?=.)/gu, '$1-');
}

/** Gives each request its number and its nonce, before anything can go wrong with it. */
export const mark: RequestHandler = (_request, response, next) => {
  response.locals['requestId'] = newRequestId();
  response.locals['nonce'] = randomBytes(16).toString('base64');
  response.setHeader('X-Request-Id', requestIdOf(response));
  next();
};

type Marked = { readonly locals: Readonly<Record<string, unknown>> };

export const requestIdOf = ({ locals }: Marked): string => String(locals['requestId']);
export const nonceOf = ({ locals }: Marked): string => String(locals['nonce']);
