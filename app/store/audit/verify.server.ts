import type { ChainCheck, ChainFault } from '#app/domain/oversight/audit-view.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

const mostBreaks = 20;
const newest = 1_000n;

/**
 * Recomputes each link from `from` to `to` and compares it with what is kept: a changed entry, one that is missing, one
 * that does not follow from the one before, or an end that is not where the chain's head says. At most 20 are named.
 */
export async function verifyChain(tx: Tx, from: bigint, to: bigint): Promise<ChainCheck> {
  const faults = await tx.$queryRaw<{ seq: bigint; fault: ChainFault }[]>`
    WITH link AS (
      SELECT e.seq, e.hash, e.previous, sha256(e.previous || convert_to(audit_text(e), 'UTF8')) AS made,
        lag(e.seq) OVER earlier AS seq_before, lag(e.hash) OVER earlier AS hash_before
      FROM audit_entry e WHERE e.seq BETWEEN ${from - 1n} AND ${to}
      WINDOW earlier AS (ORDER BY e.seq)),
    judged AS (
      SELECT seq, CASE
        WHEN hash <> made THEN 'changed'
        WHEN seq_before IS DISTINCT FROM nullif(seq - 1, 0) THEN 'missing'
        WHEN coalesce(hash_before, '\\x00'::bytea) <> previous THEN 'unlinked' END AS fault
      FROM link WHERE seq >= ${from})
    SELECT seq, fault FROM judged WHERE fault IS NOT NULL ORDER BY seq LIMIT ${mostBreaks}`;
  const end = await readEnd(tx, to);
  const cut = end.head <= to && !end.reached ? [{ seq: end.head, fault: 'cut-off' as const }] : [];
  return {
    from: from.toString(),
    to: (end.head < to ? end.head : to).toString(),
    checked: end.checked(from),
    breaks: [...faults, ...cut].map(({ seq, fault }) => ({ seq: seq.toString(), fault })),
  };
}

/** Verifies the newest thousand entries. */
export async function newestBreaks(tx: Tx): Promise<ChainCheck> {
  const head = await headOf(tx);
  const from = head.seq > newest ? head.seq - newest + 1n : 1n;
  return verifyChain(tx, from, head.seq);
}

/** Where the chain says it ends, and whether the entry there is the one it says. */
async function readEnd(tx: Tx, to: bigint) {
  const head = await headOf(tx);
  const last = await tx.auditEntry.findUnique({ where: { seq: head.seq }, select: { hash: true } });
  const end = head.seq < to ? head.seq : to;
  return {
    head: head.seq,
    reached: head.seq === 0n || (last !== null && Buffer.from(last.hash).equals(head.hash)),
    checked: (from: bigint) => Number(end >= from ? end - from + 1n : 0n),
  };
}

async function headOf(tx: Tx): Promise<{ readonly seq: bigint; readonly hash: Buffer }> {
  const head = await tx.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  return { seq: head.seq, hash: Buffer.from(head.hash) };
}
