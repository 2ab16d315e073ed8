import { followChain, type Anchor } from '#app/domain/audit/chain.ts';
import { firstPrevious, hourOf, lineOf, missedSince, type Statement } from '#app/domain/audit/checkpoint.ts';
import { seals, type CheckpointSigner } from '#app/store/audit/checkpoint-key.server.ts';
import {
  keepCheckpoint,
  latestCheckpoint,
  oweCheckpoint,
  readLinks,
  readTip,
  type KeptCheckpoint,
} from '#app/store/audit/checkpoint-store.server.ts';
import { linkHash } from '#app/store/audit/link-hash.server.ts';
import { asWorker, oneAtATime, type Db, type Tx } from '#app/store/shared/database.server.ts';

export type CheckpointDeps = {
  readonly db: Db;
  readonly newId: () => string;
  readonly signer: CheckpointSigner;
};

/** Nothing is signed that does not fit what was signed before: a signature would make tampering look sound. */
export class ChainContradicted extends Error {
  override readonly name = 'ChainContradicted';
}

const pageOfLinks = 5_000;

/**
 * Signs where the chain stands, once an hour whichever worker comes first, and owes the letter that takes it away. What was
 * added since the last one is hashed again outside the database before. After an outage there is one, with the gap in it.
 */
export async function keepHourly({ db, newId, signer }: CheckpointDeps, now: Date): Promise<number> {
  const latest = await asWorker(db, latestCheckpoint);
  if (missedSince(latest?.hour ?? null, now) === null) return 0;
  const checked = await checkSince(db, latest);
  return asWorker(db, async (tx) => {
    await oneAtATime(tx, 'checkpoint of the audit trail');
    const before = await latestCheckpoint(tx);
    const missed = missedSince(before?.hour ?? null, now);
    if (missed === null || before?.id !== latest?.id) return 0;
    const statement = { ...(await signable(tx, checked)), at: now, missed, previous: previousOf(before) };
    const kept = { ...signer.sign(statement), id: newId(), hour: hourOf(now) };
    if (!(await keepCheckpoint(tx, kept))) return 0;
    await oweCheckpoint(tx, kept, newId);
    return 1;
  });
}

const previousOf = (before: KeptCheckpoint | null): string =>
  before === null ? firstPrevious : seals.sha256(lineOf(before));

/** Hashes every link since the last checkpoint again, page by page, and answers the last sound one. */
async function checkSince(db: Db, latest: KeptCheckpoint | null): Promise<Anchor> {
  let from: Anchor | undefined;
  if (latest !== null && latest.seq !== '0') {
    from = { seq: BigInt(latest.seq), hash: latest.hash };
    await asWorker(db, (tx) => mustStand(tx, latest));
  }
  const chain = followChain({ hash: linkHash }, new Map(), from);
  for (;;) {
    const links = await asWorker(db, (tx) => readLinks(tx, chain.tip().seq, pageOfLinks));
    for (const link of links) {
      const fault = chain.take(link);
      if (fault !== null) throw new ChainContradicted(`Entry ${String(fault.seq)} is ${fault.kind}.`);
    }
    if (links.length < pageOfLinks) return chain.tip();
  }
}

/** The entry that the last checkpoint names is still there and still the same. */
async function mustStand(tx: Tx, { seq, hash }: KeptCheckpoint): Promise<void> {
  const [link] = await readLinks(tx, BigInt(seq) - 1n, 1);
  if (String(link?.seq) !== seq || link?.hash !== hash)
    throw new ChainContradicted(`Entry ${seq} is not the one that was signed.`);
}

/** The end of what was checked, if the chain's head has not fallen behind it. */
async function signable(tx: Tx, checked: Anchor): Promise<Pick<Statement, 'seq' | 'hash'>> {
  const tip = await readTip(tx);
  if (tip.seq < checked.seq) throw new ChainContradicted('The head of the chain is behind its entries.');
  return {
    seq: String(checked.seq),
    hash: checked.seq === 0n ? firstPrevious : checked.hash,
  };
}
