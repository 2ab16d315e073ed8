/**
 * Writes the list of every package in the lockfile, for every platform, as CycloneDX to tests/artefacts/sbom.cdx.json,
 * and fails when it is no such list, when it lacks a package, or when one may not be used: `npm run sbom`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faultsOf } from '../tests/support/supply/bill.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bill = JSON.parse(written());
const lockfile = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
mkdirSync(`${root}tests/artefacts`, { recursive: true });
writeFileSync(`${root}tests/artefacts/sbom.cdx.json`, `${JSON.stringify(bill, null, 2)}\n`);

const faults = faultsOf(bill, lockfile);
for (const fault of faults) console.error(fault);
console.log(
  `${bill.components?.length ?? 0} packages, ${faults.length} faults: tests/artefacts/sbom.cdx.json`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

/** The npm that started us, or else the one on the PATH. */
function written() {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const cli = process.env.npm_execpath;
  const [program, given] = cli && /\.c?js$/.test(cli) ? [process.execPath, [cli, ...args]] : ['npm', args];
  const { status, stdout } = spawnSync(program, given, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('npm could not list the packages.');
  return stdout;
}
