import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem, type } from 'node:os';

import { format, resolveConfig } from 'prettier';
import { z } from 'zod';

import type { Ground } from './ground.ts';
import { asMarkdown, type Section, type Settings } from './report.ts';

/** Each suite has a page of its own. */
export const pages = {
  deadlines: { file: 'docs/performance.md', title: 'Performance' },
  'audit-verify': {
    file: 'docs/performance-audit-verify.md',
    title: 'Performance of `npm run audit:verify`',
  },
} as const;
export type Suite = keyof typeof pages;
export const isSuite = (name: string): name is Suite => Object.hasOwn(pages, name);

/** Publishes a run: what it ran on, then every section. */
export async function writePage(
  suite: Suite,
  sections: readonly Section[],
  settings: Settings,
  ground: Ground,
): Promise<void> {
  const { file, title } = pages[suite];
  const head = `# ${title}

Measured with \`npm run bench -- ${suite} --write --seed ${settings.seed}\` on ${new Date().toISOString().slice(0, 10)}; seed ${settings.seed}, each figure the median
of ${settings.rounds} rounds, each ratio taken within one round. The command writes this page.

| | |
|---|---|
${(await surroundings(ground)).map(([what, found]) => `| ${what} | ${found} |`).join('\n')}

PostgreSQL is the embedded one in its usual settings, with its data in memory where there is room, and without waiting
for the disk on commit: that favours those who commit often, which is the peers with a job for each deadline. Everything
runs on this one machine and shares its cores.
`;
  const text = [head, ...sections.map(asMarkdown)].join('\n');
  await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

async function surroundings(ground: Ground): Promise<readonly (readonly [string, string])[]> {
  const database = await ground.database();
  const [server] = await database.sql<{ version: string }>(
    `SELECT current_setting('server_version') AS version`,
  );
  await database.drop();
  return [
    [
      'Machine',
      `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()}`,
    ],
    ['Node', process.version],
    ['PostgreSQL', server?.version ?? 'unknown'],
    [
      'Redis',
      /v=(\S+)/.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1] ?? 'unknown',
    ],
    ...['@prisma/client', 'bullmq', 'pg-boss', 'pg', 'temporal-polyfill'].map(
      (name) => [name, versionOf(name)] as const,
    ),
  ];
}

function versionOf(name: string): string {
  const lock: unknown = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const { packages } = z
    .object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
    .parse(lock);
  return packages[`node_modules/${name}`]?.version ?? 'unknown';
}
