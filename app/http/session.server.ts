import type { Actor } from '#app/domain/account/actor.ts';
import type { SessionNeeds } from '#app/domain/account/session-needs.ts';
import { clearedCookie, cookie, readCookie } from '#app/http/cookies.server.ts';
import { resumeSession } from '#app/usecases/account/resume-session.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type SessionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'expired' }
  | {
      /** The password was right; nothing but the next step is open. */
      readonly kind: 'half-way';
      readonly actor: Actor;
      readonly token: string;
      readonly needs: Exclude<SessionNeeds, 'nothing'>;
    }
  | {
      readonly kind: 'signed-in';
      readonly actor: Actor;
      readonly token: string;
      /** Whether they proved lately that it is them. */
      readonly fresh: boolean;
    };

/** The session of one request, read from the database at most once however many loaders ask. */
export type RequestSession = { readonly read: () => Promise<SessionState> };

type SessionDeps = Pick<Deps, 'db' | 'now'> & {
  /** Whether invented people may be without a second step here. */
  readonly demonstration: boolean;
};

export function createRequestSession(
  deps: SessionDeps,
  cookieHeader: string | undefined,
  secure: boolean,
): RequestSession {
  let state: Promise<SessionState> | undefined;
  return { read: () => (state ??= readSession(deps, readCookie(cookieHeader, sessionCookieName(secure)))) };
}

async function readSession(deps: SessionDeps, token: string | null): Promise<SessionState> {
  if (!token) return { kind: 'none' };
  const resumed = await resumeSession(deps, token);
  if (resumed === null) return { kind: 'expired' };
  const { actor, needs, fresh } = resumed;
  return needs === 'nothing'
    ? { kind: 'signed-in', actor, token, fresh }
    : { kind: 'half-way', actor, token, needs };
}

/** The token of somebody who is signed in. */
export async function tokenOf(session: RequestSession): Promise<string> {
  const state = await session.read();
  if (state.kind !== 'signed-in') throw new Error('Nobody is signed in here.');
  return state.token;
}

/** The `__Host-` prefix binds the cookie to this host and HTTPS; plain HTTP, in embedded mode only, cannot have it. */
const sessionCookieName = (secure: boolean): string => (secure ? '__Host-sid' : 'sid');

export const sessionCookie = (token: string, secure: boolean): string =>
  cookie(sessionCookieName(secure), token, secure);

/** Takes the cookie back and clears what the browser stored, for shared computers. Pages are never cached to begin with. */
export function clearSessionHeaders(secure: boolean): Headers {
  const headers = new Headers({ 'Clear-Site-Data': '"cookies", "storage"' });
  headers.append('Set-Cookie', clearedCookie(sessionCookieName(secure), secure));
  return headers;
}
