import { judgeSignature } from '#app/domain/audit/checkpoint.ts';
import type { CheckpointRow, CheckpointState } from '#app/domain/audit/checkpoint-view.ts';
import { seals } from '#app/store/audit/checkpoint-key.server.ts';
import { checkpointFrom } from '#app/store/audit/checkpoint-store.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** The newest checkpoints, each compared with its signature and with the entry it names. */
export async function listCheckpoints(tx: Tx, limit: number): Promise<readonly CheckpointRow[]> {
  const rows = await tx.auditCheckpoint.findMany({ orderBy: { hour: 'desc' }, take: limit });
  const entries = await tx.auditEntry.findMany({
    where: { seq: { in: rows.map(({ seq }) => seq) } },
    select: { seq: true, hash: true },
  });
  const hashes = new Map(entries.map(({ seq, hash }) => [String(seq), Buffer.from(hash).toString('hex')]));
  return rows.map((row) => {
    const checkpoint = checkpointFrom(row);
    const { seq, hash, at, missed, key } = checkpoint;
    const stands = seq === '0' || hashes.get(seq) === hash;
    const state: CheckpointState =
      judgeSignature(checkpoint, null, seals) === null ? (stands ? 'sound' : 'contradicted') : 'forged';
    return { seq, hash, at, missed, key, filedAt: row.filedAt, state };
  });
}
