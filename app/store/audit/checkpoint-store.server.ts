import type { Checkpoint } from '#app/domain/audit/checkpoint.ts';
import type { Anchor, Link } from '#app/domain/audit/chain.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type KeptCheckpoint = Checkpoint & { readonly id: string; readonly hour: Date };

type Row = {
  readonly id: string;
  readonly hour: Date;
  readonly seq: bigint;
  readonly hash: Uint8Array;
  readonly at: Date;
  readonly missed: number;
  readonly previous: string;
  readonly publicKey: string;
  readonly signature: string;
};

export function checkpointFrom({ publicKey, seq, hash, ...row }: Row): KeptCheckpoint {
  const { id, hour, at, missed, previous, signature } = row;
  const hex = Buffer.from(hash).toString('hex');
  return { id, hour, at, missed, previous, signature, seq: seq.toString(), hash: hex, key: publicKey };
}

/** The newest checkpoint, or null before the first. */
export async function latestCheckpoint(tx: Tx): Promise<KeptCheckpoint | null> {
  const row = await tx.auditCheckpoint.findFirst({ orderBy: { hour: 'desc' } });
  return row === null ? null : checkpointFrom(row);
}

/** Checkpoints after a moment, oldest first; all of them without one. */
export async function checkpointsAfter(
  tx: Tx,
  at: Date | null,
  limit: number,
): Promise<readonly KeptCheckpoint[]> {
  const rows = await tx.auditCheckpoint.findMany({
    where: at === null ? {} : { at: { gt: at } },
    orderBy: { at: 'asc' },
    take: limit,
  });
  return rows.map(checkpointFrom);
}

/** Whether the table holds exactly this checkpoint. */
export async function isKept(tx: Tx, { seq, at, signature }: Checkpoint): Promise<boolean> {
  return (await tx.auditCheckpoint.count({ where: { seq: BigInt(seq), at, signature } })) === 1;
}

/** Keeps the checkpoint of an hour, unless another worker has; answers whether it did. */
export async function keepCheckpoint(tx: Tx, checkpoint: KeptCheckpoint): Promise<boolean> {
  const { key, seq, hash, ...rest } = checkpoint;
  const { count } = await tx.auditCheckpoint.createMany({
    data: [{ ...rest, seq: BigInt(seq), hash: Buffer.from(hash, 'hex'), publicKey: key }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Notes that everything up to a moment is in a file. */
export async function markFiled(tx: Tx, upTo: Date, at: Date): Promise<void> {
  await tx.auditCheckpoint.updateMany({ where: { at: { lte: upTo }, filedAt: null }, data: { filedAt: at } });
}

/** Where the chain says that it ends. */
export async function readTip(tx: Tx): Promise<Anchor> {
  const { seq, hash } = await tx.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  return { seq, hash: Buffer.from(hash).toString('hex') };
}

/** Links in order, for judging them outside the database. */
export function readLinks(tx: Tx, after: bigint, limit: number): Promise<Link[]> {
  return tx.$queryRaw<Link[]>`
    SELECT seq, (extract(epoch FROM at) * 1000)::bigint::text AS at, actor_id::text AS "actorId",
      actor_label AS "actorLabel", action, subject_type AS "subjectType", subject_id AS "subjectId",
      case_id::text AS "caseId", detail::text AS detail, encode(previous, 'hex') AS previous, encode(hash, 'hex') AS hash
    FROM audit_entry WHERE seq > ${after} ORDER BY seq LIMIT ${limit}`;
}

const dayInMilliseconds = 24 * 60 * 60_000;

/**
 * Owes each data protection lead a letter with this checkpoint. Somebody whose last one was refused for good is left out for
 * a day: the task that it became says so once, and not every hour.
 */
export async function oweCheckpoint(tx: Tx, { id, at }: KeptCheckpoint, newId: () => string): Promise<void> {
  const refused = await tx.outbox.findMany({
    where: {
      kind: 'audit-checkpoint',
      state: 'dead',
      settledAt: { gt: new Date(at.getTime() - dayInMilliseconds) },
    },
    select: { userId: true },
  });
  const people = await tx.userAccount.findMany({
    where: {
      role: 'data-protection-lead',
      status: 'active',
      id: { notIn: refused.map(({ userId }) => userId) },
    },
    select: { id: true },
  });
  await tx.outbox.createMany({
    data: people.map((person) => ({
      id: newId(),
      dedupeKey: `checkpoint:${id}:${person.id}`,
      messageId: newId(),
      userId: person.id,
      kind: 'audit-checkpoint',
      urgent: false,
      checkpointId: id,
      deliveryClass: 'mandatory',
      state: 'pending',
      createdAt: at,
      nextAttemptAt: at,
    })),
    skipDuplicates: true,
  });
}
