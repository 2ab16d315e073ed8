/**
 * True when a 5xx answer blames our set-up and not this recipient or this letter. Such a refusal is
 * retried while an operator mends it: otherwise one wrong password would kill every waiting reminder at once.
 */
export function concernsUs(reply: number, status: string | null): boolean {
  if (status !== null && ours.test(status)) return true;
  if (status !== null && theirs.test(status)) return false;
  return protocolReplies.has(reply);
}

/** RFC 3463: sender address (5.1.7, 5.1.8), mail system (5.3), security and policy (5.7). */
const ours = /^5\.(1\.[78]|3\.[1-9]\d*|7\.\d+)$/;

/** RFC 3463: recipient address (5.1), mailbox (5.2), routing (5.4, which large hosts use for unknown users). */
const theirs = /^5\.[124]\.\d+$/;

/** RFC 5321 and 4954: command not understood, out of order, host takes no mail, sign-in or TLS wanted. */
const protocolReplies: ReadonlySet<number> = new Set([500, 501, 502, 503, 504, 521, 530, 534, 535, 538, 555]);
