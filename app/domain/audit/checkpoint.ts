/** Where the audit chain stood at one moment, as it is signed and leaves the database. Numbers as text outgrow JSON. */
export type Statement = {
  readonly seq: string;
  /** SHA-256 of the entry, in hexadecimal. */
  readonly hash: string;
  readonly at: Date;
  /** How many hours before this one have none, because no worker ran. */
  readonly missed: number;
  /** SHA-256 of the line of the checkpoint before, so that none can be taken out; zeros for the first. */
  readonly previous: string;
};

export type Checkpoint = Statement & {
  /** The Ed25519 public key in base64url, and the signature it checks. */
  readonly key: string;
  readonly signature: string;
};

export const firstPrevious = '0'.repeat(64);

const opening = ['audit-checkpoint', 'v1'] as const;
const names = ['seq', 'hash', 'at', 'missed', 'previous', 'key', 'signature'] as const;
type Name = (typeof names)[number];

const shapes: Readonly<Record<Name, RegExp>> = {
  seq: /^\d{1,18}$/u,
  hash: /^[0-9a-f]{64}$/u,
  at: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u,
  missed: /^\d{1,6}$/u,
  previous: /^[0-9a-f]{64}$/u,
  key: /^[\w-]{43}$/u,
  signature: /^[\w-]{86}$/u,
};

/** The text that is signed. */
export function statementText({ seq, hash, at, missed, previous }: Statement): string {
  const fields = { seq, hash, at: at.toISOString(), missed: String(missed), previous };
  return [...opening, ...Object.entries(fields).map(([name, value]) => `${name}=${value}`)].join(' ');
}

/** A checkpoint as one line of the file. */
export const lineOf = (checkpoint: Checkpoint): string =>
  `${statementText(checkpoint)} key=${checkpoint.key} signature=${checkpoint.signature}`;

const half = 43;

/** The same for a letter, in lines so short that mail carries them unchanged. */
export function letterLines(checkpoint: Checkpoint): readonly string[] {
  const words = lineOf(checkpoint).split(' ');
  const signature = words.pop() ?? '';
  const cut = signature.length - half;
  return [words.slice(0, 2).join(' '), ...words.slice(2), signature.slice(0, cut), signature.slice(cut)];
}

/**
 * Reads a line of the file, or what somebody pasted from a letter: line breaks, quotation marks and words around it do not
 * matter, and a piece without a name goes on where the one before it ended. Null for anything else.
 */
export function parseCheckpoint(text: string): Checkpoint | null {
  const words = text.split(/[\s>]+/u);
  const start = words.findIndex((word, index) => word === opening[0] && words[index + 1] === opening[1]);
  if (start < 0) return null;
  const found = new Map<Name, string>();
  let current: Name | null = null;
  for (const word of words.slice(start + opening.length)) {
    const name: Name | undefined = names.find((one) => word.startsWith(`${one}=`) && !found.has(one));
    if (name !== undefined) {
      found.set(name, word.slice(name.length + 1));
      current = name;
    } else if (current !== null && !shapes[current].test(found.get(current) ?? ''))
      found.set(current, `${found.get(current) ?? ''}${word}`);
    else break;
  }
  return checkpointOf(found);
}

function checkpointOf(found: ReadonlyMap<Name, string>): Checkpoint | null {
  if (!names.every((name) => shapes[name].test(found.get(name) ?? ''))) return null;
  const of = (name: Name) => found.get(name) ?? '';
  const at = new Date(of('at'));
  if (Number.isNaN(at.getTime())) return null;
  return {
    seq: of('seq'),
    hash: of('hash'),
    at,
    missed: Number(of('missed')),
    previous: of('previous'),
    key: of('key'),
    signature: of('signature'),
  };
}

const hour = 60 * 60_000;

/** The hour, by the clock of the world, that a moment lies in. */
export const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / hour) * hour);

/** Whether this hour still needs a checkpoint, and how many before it went without. Null when it has one. */
export function missedSince(latestHour: Date | null, now: Date): number | null {
  if (latestHour === null) return 0;
  const hours = (hourOf(now).getTime() - latestHour.getTime()) / hour;
  return hours <= 0 ? null : hours - 1;
}

/** With which tools checkpoints are judged: pure code is given its cryptography. */
export type Seals = {
  readonly sha256: (text: string) => string;
  readonly verify: (key: string, text: string, signature: string) => boolean;
};

export type CheckpointFault = 'unreadable' | 'forged' | 'other-key' | 'missing-before' | 'out-of-order';

/** Whether a checkpoint was signed with this key; any key when none is known. */
export function judgeSignature(
  checkpoint: Checkpoint,
  key: string | null,
  { verify }: Seals,
): CheckpointFault | null {
  if (key !== null && checkpoint.key !== key) return 'other-key';
  return verify(checkpoint.key, statementText(checkpoint), checkpoint.signature) ? null : 'forged';
}

export type FileCheck = {
  readonly checkpoints: readonly Checkpoint[];
  /** The first line that is not as it was written, counted from 1. */
  readonly fault: { readonly line: number; readonly fault: CheckpointFault } | null;
};

/** Follows the file's own chain from its first line. Stops at the first fault. */
export function judgeFile(lines: readonly string[], key: string | null, seals: Seals): FileCheck {
  const checkpoints: Checkpoint[] = [];
  for (const [index, line] of lines.entries()) {
    const checkpoint = parseCheckpoint(line);
    const fault = checkpoint === null ? 'unreadable' : judgeNext(checkpoints.at(-1), checkpoint, key, seals);
    if (checkpoint === null || fault !== null)
      return { checkpoints, fault: { line: index + 1, fault: fault ?? 'unreadable' } };
    checkpoints.push(checkpoint);
  }
  return { checkpoints, fault: null };
}

/** Whether one checkpoint may stand after another; `before` is undefined for the first. */
export function judgeNext(
  before: Checkpoint | undefined,
  next: Checkpoint,
  key: string | null,
  seals: Seals,
): CheckpointFault | null {
  const signature = judgeSignature(next, key ?? before?.key ?? null, seals);
  if (signature !== null) return signature;
  return before === undefined ? judgeFirst(next) : judgeOrder(before, next, seals);
}

const judgeFirst = ({ previous }: Checkpoint): CheckpointFault | null =>
  previous === firstPrevious ? null : 'missing-before';

function judgeOrder(before: Checkpoint, next: Checkpoint, { sha256 }: Seals): CheckpointFault | null {
  if (next.previous !== sha256(lineOf(before))) return 'missing-before';
  return BigInt(next.seq) < BigInt(before.seq) || next.at <= before.at ? 'out-of-order' : null;
}
