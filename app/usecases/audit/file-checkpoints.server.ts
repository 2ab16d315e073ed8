import { judgeFile, judgeNext, lineOf, type Checkpoint } from '#app/domain/audit/checkpoint.ts';
import type { CheckpointFile } from '#app/store/audit/checkpoint-file.server.ts';
import { seals, type CheckpointSigner } from '#app/store/audit/checkpoint-key.server.ts';
import {
  checkpointsAfter,
  isKept,
  markFiled,
  type KeptCheckpoint,
} from '#app/store/audit/checkpoint-store.server.ts';
import { asWorker, oneAtATime, type Db, type Tx } from '#app/store/shared/database.server.ts';

/** The file and the database do not tell the same story, so one of them was changed; nothing more is written to it. */
export class CheckpointFileFault extends Error {
  override readonly name = 'CheckpointFileFault';
}

export type Filing = {
  readonly db: Db;
  readonly file: CheckpointFile;
  readonly signer: Pick<CheckpointSigner, 'publicKey'>;
};

const most = 1_000;

/**
 * Makes what adds to the file whatever it does not have yet, one process at a time, and answers how many lines. The file's
 * own chain is followed from its first line before: one that was changed is never written on. A file that is as it was the
 * last time is not followed again.
 */
export function createFiling({ db, file, signer }: Filing): (now: Date) => Promise<number> {
  const { publicKey } = signer;
  let known: { readonly digest: string; readonly last: Checkpoint | undefined } | null = null;
  const lastOf = (lines: readonly string[]) => {
    const digest = seals.sha256(lines.join('\n'));
    if (known?.digest !== digest) known = { digest, last: soundEnd(lines, publicKey) };
    return known.last;
  };
  return (now) =>
    asWorker(db, async (tx) => {
      await oneAtATime(tx, `checkpoint file ${file.path}`);
      const { lines, torn } = await file.read();
      const last = lastOf(lines);
      if (last !== undefined) await mustBeKept(tx, last);
      const news = await checkpointsAfter(tx, last?.at ?? null, most);
      const text = textOf(last, news, publicKey);
      if (!text.startsWith(torn)) throw new CheckpointFileFault('The last line of the file is no beginning.');
      if (news.length > 0) await file.append(text.slice(torn.length));
      const newest = news.at(-1) ?? last;
      if (newest !== undefined) await markFiled(tx, newest.at, now);
      return news.length;
    });
}

async function mustBeKept(tx: Tx, last: Checkpoint): Promise<void> {
  if (!(await isKept(tx, last)))
    throw new CheckpointFileFault('The database does not hold the last checkpoint of the file.');
}

function soundEnd(lines: readonly string[], publicKey: string): Checkpoint | undefined {
  const { fault, checkpoints } = judgeFile(lines, publicKey, seals);
  if (fault !== null) throw new CheckpointFileFault(`Line ${String(fault.line)}: ${fault.fault}.`);
  return checkpoints.at(-1);
}

/** Only what is signed and follows from the line before goes into the file, whatever the table says. */
function textOf(last: Checkpoint | undefined, news: readonly KeptCheckpoint[], publicKey: string): string {
  let before = last;
  const lines: string[] = [];
  for (const checkpoint of news) {
    const fault = judgeNext(before, checkpoint, publicKey, seals);
    if (fault !== null) throw new CheckpointFileFault(`The database holds a checkpoint that is ${fault}.`);
    lines.push(`${lineOf(checkpoint)}\n`);
    before = checkpoint;
  }
  return lines.join('');
}
