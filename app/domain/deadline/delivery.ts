/** What one attempt at an e-mail came to. `unknown`: it may or may not have been accepted (RFC 1047). */
export type AttemptOutcome = 'accepted' | 'transient' | 'permanent' | 'unknown';

/** What becomes of the e-mail after an attempt. */
export type Verdict =
  | { readonly state: 'accepted' }
  | { readonly state: 'pending'; readonly nextAttemptAt: Date }
  | { readonly state: 'dead'; readonly because: 'permanent' | 'given-up' };

const second = 1000;
const firstWait = 30 * second;
const longestWait = 30 * 60 * second;
/** GOV.UK Notify's horizon: a provider is tried for three days. */
const horizon = 72 * 60 * 60 * second;

/**
 * Accepted ends it; refused for good makes it dead at once; anything else is tried again, the same message, with a wait
 * that doubles from 30 s to 30 min and is spread by `chance` (0 to 1), for 72 hours from when it was owed.
 */
export function judgeAttempt(
  outcome: AttemptOutcome,
  owed: { readonly createdAt: Date; readonly attempts: number },
  now: Date,
  chance: number,
): Verdict {
  if (outcome === 'accepted') return { state: 'accepted' };
  if (outcome === 'permanent') return { state: 'dead', because: 'permanent' };
  if (now.getTime() - owed.createdAt.getTime() >= horizon) return { state: 'dead', because: 'given-up' };
  const full = Math.min(longestWait, firstWait * 2 ** Math.max(0, owed.attempts - 1));
  return { state: 'pending', nextAttemptAt: new Date(now.getTime() + full * (0.5 + chance / 2)) };
}
