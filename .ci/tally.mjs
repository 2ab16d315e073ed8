/**
 * Sums one report of Vitest: `tally.mjs <report.json> <exit code>`. A test that did not run counts as failed, and so
 * do a file that could not be loaded, a run that broke off and a report that is not there.
 */
import { existsSync, readFileSync } from 'node:fs';

const [file, exitCode] = process.argv.slice(2);
const { passed, failed } = existsSync(file)
  ? sum(JSON.parse(readFileSync(file, 'utf8')))
  : { passed: 0, failed: 0 };
const broken = exitCode !== '0' && failed === 0 ? 1 : 0;
const empty = passed + failed === 0 && broken === 0 ? 1 : 0;

console.log(`${passed} passed, ${failed + broken + empty} failed`);

function sum({ testResults }) {
  const tests = testResults.flatMap((result) => result.assertionResults);
  const unloaded = testResults.filter(
    (result) => result.status === 'failed' && !result.assertionResults.some(hasFailed),
  );
  const good = tests.filter((test) => test.status === 'passed').length;
  return { passed: good, failed: tests.length - good + unloaded.length };
}

function hasFailed(test) {
  return test.status === 'failed';
}
