import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { modules, ownNode, root } from './paths.mjs';

const stamp = join(modules, '.installed-lockfile');

/** Installs exactly what package-lock.json says, unless that is what is there. Throws with what to do when it cannot. */
export async function ensureInstalled() {
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lockfile).digest('hex');
  if (readIfThere(stamp) === hash && existsSync(ownNode)) return;
  if (!isInstalled(JSON.parse(lockfile))) install();
  ensureOwnNode();
  writeFileSync(stamp, hash);
}

/** Whether npm's own record of what it installed has every package at the version the lockfile wants. */
function isInstalled(lockfile) {
  const record = readIfThere(join(modules, '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const isThere = ([path, wanted]) => {
    const version = installed[path]?.version;
    return version === wanted.version || (version === undefined && wanted.optional === true);
  };
  return Object.entries(lockfile.packages).every((entry) => entry[0] === '' || isThere(entry));
}

/** Install scripts are not run: the one that is needed, Node's own, is run afterwards by name. */
function install() {
  console.log('Installing dependencies; the first time this takes a minute or two …');
  const started = Date.now();
  const { status } = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], root);
  if (status !== 0) throw new Error(installFailed);
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** Also puts it where npm's scripts look first, so that `node` means ours in every one of them. */
function ensureOwnNode() {
  if (!nodeRuns()) installOwnNode();
  const link = join(modules, '.bin', 'node');
  if (!existsSync(link) && process.platform !== 'win32') symlinkSync('../node/bin/node', link);
}

function installOwnNode() {
  console.log('Installing Node 24 for this folder …');
  const installer = 'installArchSpecificPackage.js';
  spawnSync(process.execPath, [installer], {
    cwd: join(modules, 'node'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (!nodeRuns()) throw new Error(nodeFailed);
}

function nodeRuns() {
  const { version } = JSON.parse(readFileSync(join(modules, 'node', 'package.json'), 'utf8'));
  const answer = spawnSync(ownNode, ['--version'], { encoding: 'utf8' });
  return answer.stdout?.trim() === `v${version}`;
}

/** The npm that started us, or else the one on the PATH. */
function npm(args, cwd) {
  const cli = process.env.npm_execpath;
  const options = { cwd, stdio: 'inherit' };
  if (cli && /\.c?js$/.test(cli)) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

const installFailed = `The dependencies could not be installed; npm's own words are above.
If this machine is offline or behind a proxy:
  - connect once and run the same command again; afterwards no network is needed, or
  - point npm to a registry you can reach: npm config set registry <address>, or
  - copy the node_modules folder from a machine of the same kind that has this version.`;

const nodeFailed = `Node 24 could not be installed into node_modules/node, and this service needs it.
It comes from the npm registry as a package for this operating system: check the connection and run the command again.`;
