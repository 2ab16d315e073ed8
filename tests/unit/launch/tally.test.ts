import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';

import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const good = { status: 'passed' };
const bad = { status: 'failed' };
const skipped = { status: 'skipped' };

test.each([
  ['adds up files', [file('passed', good, good), file('failed', good, bad)], '1', '3 passed, 1 failed'],
  ['counts what did not run as failed', [file('passed', good, skipped)], '0', '1 passed, 1 failed'],
  [
    'counts a file that could not be loaded',
    [file('passed', good), file('failed')],
    '1',
    '1 passed, 1 failed',
  ],
  ['counts a run that broke off', [file('passed', good)], '1', '1 passed, 1 failed'],
  ['counts a run that found nothing', [], '0', '0 passed, 1 failed'],
  ['counts a report that is not there', undefined, '124', '0 passed, 1 failed'],
])('the sum %s', async (_, testResults, exitCode, sum) => {
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  const report = join(path, 'report.json');
  if (testResults) await writeFile(report, JSON.stringify({ testResults }));

  const program = fileURLToPath(new URL('../../../.ci/tally.mjs', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [program, report, exitCode], { encoding: 'utf8' });

  expect(stdout.trim()).toBe(sum);
});

function file(status: string, ...assertionResults: { status: string }[]) {
  return { status, assertionResults };
}
