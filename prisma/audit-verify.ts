/** Verifies the whole audit trail against checkpoints that have left the database. `npm run audit:verify -- --help` */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import type { Anchor } from '#app/domain/audit/chain.ts';
import { judgeFile, judgeSignature, parseCheckpoint, type Checkpoint } from '#app/domain/audit/checkpoint.ts';
import { createCheckpointSigner, seals } from '#app/store/audit/checkpoint-key.server.ts';

import { demonstrationIn } from './audit/place.ts';
import { verifyAudit, type Verified } from './audit/verify.ts';
import { checkpointWords, faultWords } from './audit/words.ts';

const usage = `Usage: npm run audit:verify -- [options]
  --file <path>         the checkpoints file; AUDIT_CHECKPOINT_FILE unless given
  --checkpoint <text>   a checkpoint pasted from a letter, in quotation marks; may be given several times
  --key <public key>    the key that must have signed them; made from AUDIT_KEY if that is set
  --data <folder>       of a demonstration that is running; .data unless given, when DATABASE_URL is not set
The database is DATABASE_URL, of a role that may read the trail. Nothing is written. Answers 0 when all is well, 1 when
anything is not, 2 when it could not look.`;

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    checkpoint: { type: 'string', multiple: true, default: [] },
    key: { type: 'string' },
    data: { type: 'string', default: '.data' },
    help: { type: 'boolean', default: false },
  },
});

try {
  process.exitCode = values.help ? help() : await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function help(): number {
  console.log(usage);
  return 0;
}

async function run(): Promise<number> {
  const place = await placeToLook();
  const wrong: string[] = [];
  const key = expectedKey();
  const filed = place.file === null ? [] : await readFiled(place.file, key, wrong);
  const checkpoints = [...filed, ...pasted(key ?? filed[0]?.key ?? null, wrong)];
  for (const fault of wrong) console.error(fault);
  sayWhatIsTrusted(checkpoints, key);
  const anchors = anchorsOf(checkpoints);
  const verified = await verifyAudit({ url: place.url, anchors, progress });
  const isWhole = verified.faults.length === 0 && wrong.length === 0;
  sayWhatCameOfIt(verified, isWhole);
  return isWhole ? 0 : 1;
}

function anchorsOf(checkpoints: readonly Checkpoint[]): readonly Anchor[] {
  return checkpoints.filter(({ seq }) => seq !== '0').map(({ seq, hash }) => ({ seq: BigInt(seq), hash }));
}

function sayWhatCameOfIt({ checked, head, faults }: Verified, isWhole: boolean): void {
  for (const [index, fault] of faults.entries())
    console.error(`${index === 0 ? '\nFirst fault: ' : '  Then: '}${faultWords(fault)}`);
  const count = String(checked);
  if (isWhole)
    console.log(`\nWhole: ${count} entries, each following from the one before, up to ${String(head.seq)}.`);
  else console.error(`\nThe audit trail is NOT as it was written. ${count} entries were checked.`);
}

async function placeToLook(): Promise<{ readonly url: string; readonly file: string | null }> {
  const url = process.env['DATABASE_URL'];
  const file = values.file ?? process.env['AUDIT_CHECKPOINT_FILE'];
  if (url !== undefined && url !== '') return { url, file: file ?? null };
  const demonstration = await demonstrationIn(values.data);
  if (demonstration === null) throw new Error(`Set DATABASE_URL, or start the demonstration.\n${usage}`);
  return { ...demonstration, ...(file === undefined ? {} : { file }) };
}

function expectedKey(): string | null {
  const secret = process.env['AUDIT_KEY'];
  if (values.key !== undefined) return values.key;
  return secret === undefined || secret === '' ? null : createCheckpointSigner(secret).publicKey;
}

async function readFiled(file: string, key: string | null, wrong: string[]): Promise<readonly Checkpoint[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const { checkpoints, fault } = judgeFile(lines, key, seals);
  if (fault !== null)
    wrong.push(`Line ${String(fault.line)} of the checkpoints file ${checkpointWords[fault.fault]}.`);
  return checkpoints;
}

function pasted(key: string | null, wrong: string[]): readonly Checkpoint[] {
  return values.checkpoint.flatMap((text) => {
    const checkpoint = parseCheckpoint(text);
    const fault = checkpoint === null ? 'unreadable' : judgeSignature(checkpoint, key, seals);
    if (fault !== null) wrong.push(`The checkpoint that was given ${checkpointWords[fault]}.`);
    return checkpoint === null || fault !== null ? [] : [checkpoint];
  });
}

function sayWhatIsTrusted(checkpoints: readonly Checkpoint[], key: string | null): void {
  const newest = checkpoints.at(-1);
  if (newest === undefined) {
    console.log('No checkpoint: a chain that was made anew as a whole would look sound.');
    return;
  }
  console.log(
    `${String(checkpoints.length)} checkpoints, the newest of ${newest.at.toISOString()} at entry ${newest.seq}.`,
  );
  if (key === null) console.log(`Their key was not given, so it is taken from them: ${newest.key}`);
}

/** A line on a terminal that overwrites itself; one line for each hundred thousand elsewhere. */
function progress(checked: number, of: bigint): void {
  const text = `${String(checked)} of ${String(of)} entries`;
  if (process.stdout.isTTY) process.stdout.write(`\r${text}`);
  else if (checked % 100_000 === 0) console.log(text);
}
