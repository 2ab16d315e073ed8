import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';

import { z } from 'zod';

import type { Ground } from './ground.ts';
import { asMarkdown, type Section, type Settings } from './report.ts';

/** The page that publishes a run: what it ran on, then every section. */
export async function pageOf(
  sections: readonly Section[],
  settings: Settings,
  ground: Ground,
): Promise<string> {
  const head = `# Performance

Measured with \`npm run bench -- deadlines --write --seed ${settings.seed}\` on ${new Date().toISOString().slice(0, 10)}; seed ${settings.seed}, each figure the median
of ${settings.rounds} rounds, each ratio taken within one round. The command writes this page.

| | |
|---|---|
${(await surroundings(ground)).map(([what, found]) => `| ${what} | ${found} |`).join('\n')}

PostgreSQL is the embedded one in its usual settings, with its data in memory where there is room, and without waiting
for the disk on commit: that favours those who commit often, which is the peers with a job for each deadline. Everything
runs on this one machine and shares its cores.
`;
  return [head, ...sections.map(asMarkdown)].join('\n');
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
