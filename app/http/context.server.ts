import '@remix-run/node';
import type { WebEnv } from '#app/config/env.server.ts';
import type { RequestSession } from '#app/http/session.server.ts';
import type { AttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** What pages may know of the set-up; the keys stay with the vault. */
export type SiteEnv = Pick<WebEnv, 'mode' | 'origin' | 'helpPhone' | 'mailboxUrl'> & {
  /** Whether browsers reach us by HTTPS, and cookies can be bound to it. */
  readonly secure: boolean;
};

declare module '@remix-run/node' {
  /** What a loader or an action is given beside the request. Made once per request in `app/server`. */
  interface AppLoadContext {
    readonly deps: Deps;
    readonly env: SiteEnv;
    readonly session: RequestSession;
    readonly limits: AttemptLimits;
    /** Whether the service holds still, so that nothing can be changed. */
    readonly isHeld: () => Promise<boolean>;
    /** The address of the browser as far as trusted proxies tell it. For rate limits, never for display or logs. */
    readonly clientAddress: string;
    /** The nonce of this response's content security policy. */
    readonly nonce: string;
    /** Also shown on error pages, so that a caller can quote what the log can find. */
    readonly requestId: string;
    /** Logs a fault under the request's id, without anything it may carry from a person. */
    readonly report: (error: unknown) => void;
  }
}
