import type { AppLoadContext } from '@remix-run/node';
import { clearedCookie, cookie, readCookie } from '#app/http/cookies.server.ts';
import { codeOfTicket, ticketFor } from '#app/usecases/referral/draft-ticket.server.ts';

const writing = (secure: boolean): string => (secure ? '__Host-referral' : 'referral');
const sent = (secure: boolean): string => (secure ? '__Host-referral-sent' : 'referral-sent');

/** The code this browser works with: of the referral being written, or else of the one it sent last. */
export function codeIn(request: Request, { env, deps }: AppLoadContext): string | null {
  const header = request.headers.get('Cookie');
  const ticket = readCookie(header, writing(env.secure)) ?? readCookie(header, sent(env.secure));
  return ticket ? codeOfTicket(deps, ticket) : null;
}

type CookieHeaders = [string, string][];

/** For as long as the browser is open, and no longer. */
export const writingHeaders = (code: string, { env, deps }: AppLoadContext): CookieHeaders => [
  ['Set-Cookie', cookie(writing(env.secure), ticketFor(deps, code), env.secure)],
  ['Set-Cookie', clearedCookie(sent(env.secure), env.secure)],
];

/** After sending, the code opens a receipt and nothing else. */
export const sentHeaders = (code: string, { env, deps }: AppLoadContext): CookieHeaders => [
  ['Set-Cookie', clearedCookie(writing(env.secure), env.secure)],
  ['Set-Cookie', cookie(sent(env.secure), ticketFor(deps, code), env.secure)],
];

export const forgottenHeaders = ({ env }: AppLoadContext): CookieHeaders => [
  ['Set-Cookie', clearedCookie(writing(env.secure), env.secure)],
  ['Set-Cookie', clearedCookie(sent(env.secure), env.secure)],
];
