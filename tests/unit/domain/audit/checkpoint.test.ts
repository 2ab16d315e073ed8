import { randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  firstPrevious,
  hourOf,
  judgeFile,
  judgeSignature,
  letterLines,
  lineOf,
  missedSince,
  parseCheckpoint,
  type Checkpoint,
} from '#app/domain/audit/checkpoint.ts';
import { createCheckpointSigner, seals } from '#app/store/audit/checkpoint-key.server.ts';

const signer = createCheckpointSigner(randomBytes(32).toString('base64'));
const hour = 60 * 60_000;
const start = new Date('2026-11-24T10:00:00.000Z');

/** Checkpoints of hours in a row, each signed and following from the one before. */
function chainOf(count: number): readonly Checkpoint[] {
  const made: Checkpoint[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = made.at(-1);
    made.push(
      signer.sign({
        seq: String(10 + index),
        hash: randomBytes(32).toString('hex'),
        at: new Date(start.getTime() + index * hour),
        missed: 0,
        previous: before === undefined ? firstPrevious : seals.sha256(lineOf(before)),
      }),
    );
  }
  return made;
}

const [one] = chainOf(1) as [Checkpoint];

describe('a checkpoint as text', () => {
  test('is read back from its line and from its letter, however that was quoted and broken', () => {
    expect(parseCheckpoint(lineOf(one))).toEqual(one);
    const letter = letterLines(one);
    expect(Math.max(...letter.map((line) => line.length))).toBeLessThan(76);
    expect(parseCheckpoint(letter.join('\n'))).toEqual(one);
    expect(parseCheckpoint(`Dear all,\r\n> ${letter.join('\r\n> ')}\r\n>\r\n> What to do: keep it.`)).toEqual(
      one,
    );
    expect(parseCheckpoint(letter.join(' '))).toEqual(one);
  });

  test('is nothing else than a checkpoint', () => {
    for (const text of [
      '',
      'audit-checkpoint',
      lineOf(one).slice(0, -1),
      lineOf(one).replace(' hash=', ' h='),
    ])
      expect(parseCheckpoint(text)).toBeNull();
  });

  test('cannot be changed in any letter without its signature telling', () => {
    const line = lineOf(one);
    fc.assert(
      fc.property(
        fc.nat(line.length - 1),
        fc.constantFrom('0', '1', '7', 'a', 'f', 'Z', '=', ' '),
        (place, letter) => {
          const changed = line.slice(0, place) + letter + line.slice(place + 1);
          const read = parseCheckpoint(changed);
          if (changed === line || read === null) return;
          // The last letter of a signature carries bits that mean nothing; all it says must still be the same.
          if (judgeSignature(read, signer.publicKey, seals) === null)
            expect({ ...read, signature: '' }).toEqual({ ...one, signature: '' });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is not believed from another key', () => {
    const other = createCheckpointSigner(randomBytes(32).toString('base64'));
    const forged = other.sign(one);
    expect(judgeSignature(forged, signer.publicKey, seals)).toBe('other-key');
    expect(judgeSignature({ ...forged, key: signer.publicKey }, signer.publicKey, seals)).toBe('forged');
    expect(judgeSignature(forged, null, seals)).toBeNull();
  });
});

describe('the file of checkpoints', () => {
  const chain = chainOf(5);
  const lines = chain.map(lineOf);
  const judge = (changed: readonly string[]) => judgeFile(changed, signer.publicKey, seals).fault;

  test('is followed from its first line', () => {
    expect(judge([])).toBeNull();
    expect(judgeFile(lines, signer.publicKey, seals)).toEqual({ checkpoints: chain, fault: null });
  });

  test('tells where a line was taken out, moved, changed or put in', () => {
    expect(judge(lines.toSpliced(2, 1))).toEqual({ line: 3, fault: 'missing-before' });
    expect(judge(lines.slice(1))).toEqual({ line: 1, fault: 'missing-before' });
    expect(judge([lines[0]!, lines[2]!, lines[1]!])).toEqual({ line: 2, fault: 'missing-before' });
    expect(judge(lines.with(3, lines[3]!.replace('missed=0', 'missed=1')))).toEqual({
      line: 4,
      fault: 'forged',
    });
    expect(judge(lines.toSpliced(1, 0, 'nothing'))).toEqual({ line: 2, fault: 'unreadable' });
  });

  test('cannot go back in the chain, even with the key', () => {
    const before = chain.at(-1)!;
    const back = signer.sign({ ...before, seq: '3', previous: seals.sha256(lineOf(before)) });
    expect(judge([...lines, lineOf(back)])).toEqual({ line: 6, fault: 'out-of-order' });
  });
});

describe('an hour', () => {
  test('has one checkpoint, and the next one says how many hours have none', () => {
    expect(missedSince(null, start)).toBe(0);
    const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
    expect(missedSince(hourOf(start), at(59))).toBeNull();
    expect(missedSince(hourOf(start), at(60))).toBe(0);
    expect(missedSince(hourOf(start), at(60 * 4 + 1))).toBe(3);
    expect(missedSince(hourOf(start), at(-30))).toBeNull();
  });
});
