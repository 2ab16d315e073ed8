import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';

import { loadRules } from '#prisma/rules/load.ts';

const data = new URL('../../../../prisma/rules/', import.meta.url);
const escalations = readFileSync(new URL('escalations.json', data), 'utf8');
const [sample] = JSON.parse(readFileSync(new URL('nrm.json', data), 'utf8')) as [Record<string, unknown>];

/** Loads a folder holding the sample rule, changed, beside what else a test wants there. */
function load(...changes: readonly Record<string, unknown>[]) {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'escalations.json'), escalations);
  writeFileSync(
    join(folder, 'sample.json'),
    JSON.stringify(changes.map((change) => ({ ...sample, ...change }))),
  );
  return loadRules(pathToFileURL(`${folder}/`));
}

test('reads what is well written, with its escalation written out', () => {
  const [rule] = load({});
  expect(rule).toMatchObject({ key: 'nrm.refer.child', dueTime: '23:59:59', validTo: null });
  expect(rule?.ladder.length).toBeGreaterThan(0);
});

test.each([
  [{ title: 'x' }, 'title'],
  [{ triggers: ['ChildAdopted'] }, 'triggers.0'],
  [{ metBy: [] }, 'metBy'],
  [{ length: { kind: 'after-trigger', amount: -1, unit: 'hours' } }, 'length.amount'],
  [{ length: { kind: 'after-trigger', amount: 1.5, unit: 'months' } }, 'length.amount'],
  [{ counting: 'elapsed' }, 'counting'],
  [{ cutOff: '25:00' }, 'cutOff'],
  [{ dueTime: '17:00' }, 'dueTime'],
  [{ validFrom: '2026-02-30' }, 'validFrom'],
  [{ validFrom: '2026-01-01', validTo: '2025-01-01' }, 'validTo'],
  [{ pausedBy: ['ChildMissing'] }, 'resumedBy'],
  [{ escalation: 'shouting' }, 'escalation'],
  [{ nature: 'milestone' }, 'escalation'],
  [{ surplus: true }, ''],
  [{ openedBy: 'chain' }, 'openedBy'],
  [{ recurrence: { next: 'nrm.nowhere' } }, 'recurrence'],
  [{ length: { kind: 'event-only' }, counting: 'none' }, 'tracked'],
])('names file or key and field of what is wrong: %j', (change, field) => {
  expect(() => load(change)).toThrow(`nrm.refer.child: ${field}`);
});

test('names the file too', () => {
  expect(() => load({ title: 'x' })).toThrow('sample.json: nrm.refer.child: title');
});

test('refuses two versions that answer for the same day, and takes two that follow each other', () => {
  expect(() => load({}, {})).toThrow('nrm.refer.child: validFrom: overlaps version 1');
  expect(() => load({}, { version: 2 })).toThrow('nrm.refer.child: validFrom: overlaps version 2');
  const next = { version: 2, validFrom: '2026-12-31' };
  expect(() => load({ validTo: '2026-12-31' }, next)).toThrow('overlaps version 2');
  expect(() => load(next, { validTo: '2026-12-31' })).toThrow('overlaps version 1');
  expect(load({ validTo: '2026-12-31' }, { version: 2, validFrom: '2027-01-01' })).toHaveLength(2);
});

test('takes a rule that only a chain opens when the chain begins somewhere', () => {
  const chained = { key: 'nrm.refer.again', openedBy: 'chain' };
  expect(load({ recurrence: { next: 'nrm.refer.again' } }, chained)).toHaveLength(2);
});
