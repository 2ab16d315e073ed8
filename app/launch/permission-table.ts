import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { routeNeeds, tableFaults } from '#app/domain/permission/routes.ts';

import { root } from './build.ts';

/** The ids Remix gives to the files of app/routes, and to the root. */
export function routeIds(folder = join(root, 'app', 'routes')): readonly string[] {
  const files = readdirSync(folder).filter((name) => /\.tsx?$/u.test(name) && !name.includes('.server.'));
  return ['root', ...files.map((name) => `routes/${name.replace(/\.tsx?$/u, '')}`)].sort();
}

/** Fails the build while the permission table and the routes are not the same. */
export function permissionTable() {
  return {
    name: 'permission-table',
    buildStart() {
      const faults = tableFaults(routeNeeds, routeIds());
      if (faults.length > 0) throw new Error(`\n\n${faults.join('\n\n')}\n`);
    },
  };
}
