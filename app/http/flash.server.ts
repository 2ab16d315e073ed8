import { redirect, type AppLoadContext, type TypedResponse } from '@remix-run/node';
import { clearedCookie, cookie, readCookie } from '#app/http/cookies.server.ts';

const longest = 200;

const flashName = (secure: boolean): string => (secure ? '__Host-flash' : 'flash');

/** Goes on to the next page, which says once what was done. The message travels in a cookie: no names in it. */
export function redirectSaying(to: string, message: string, context: AppLoadContext): TypedResponse<never> {
  return redirect(to, { headers: { 'Set-Cookie': flashCookie(message, context) } });
}

/** The header that carries such a message, for an answer that has other cookies to set. */
export function flashCookie(message: string, { env: { secure } }: AppLoadContext): string {
  const value = Buffer.from(message.slice(0, longest), 'utf8').toString('base64url');
  return cookie(flashName(secure), value, secure);
}

/** The message to say now, and the header that makes it the last time. */
export function takeFlash(
  request: Request,
  context: AppLoadContext,
): { text: string | null; headers: Headers } {
  const { secure } = context.env;
  const value = readCookie(request.headers.get('Cookie'), flashName(secure));
  const headers = new Headers();
  if (value) headers.append('Set-Cookie', clearedCookie(flashName(secure), secure));
  return { text: value ? Buffer.from(value, 'base64url').toString('utf8').slice(0, longest) : null, headers };
}
