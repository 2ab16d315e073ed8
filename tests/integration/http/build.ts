import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import pg from 'pg';
import { inject } from 'vitest';
import { ensureBuild, root } from '#app/launch/build.ts';
import { testRoutes } from './routes.ts';

const oneBuilder = 4_711;

/** The pages as `npm run build` makes them, made now if they are older than their sources, and some routes only tests need. */
export async function testBuild(): Promise<ServerBuild> {
  await buildOnce();
  const file = join(root, 'build', 'server', 'index.js');
  const version = await readFile(join(root, 'build', '.made-from'), 'utf8');
  const made = (await import(/* @vite-ignore */ `${file}?${version}`)) as ServerBuild;
  const added = Object.entries(testRoutes);
  const manifest = made.assets.routes['routes/home'];
  return {
    ...made,
    routes: { ...made.routes, ...testRoutes },
    assets: {
      ...made.assets,
      routes: {
        ...made.assets.routes,
        ...Object.fromEntries(added.map(([id, { path }]) => [id, { ...manifest, id, path } as never])),
      },
    },
  };
}

/** Test files run beside each other; the first one builds while the others wait. */
async function buildOnce(): Promise<void> {
  const client = new pg.Client({ connectionString: inject('adminUrl') });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [oneBuilder]);
    await ensureBuild();
  } finally {
    await client.end();
  }
}
