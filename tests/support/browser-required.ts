import { access, constants } from 'node:fs/promises';

import type { TestProject } from 'vitest/node';

import { ensureBuild } from '#app/launch/build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser that journeys run in. */
    chromiumPath: string;
  }
}

/** Finds the browser and makes sure the pages are built. Without a browser the suite has failed; it is never skipped. */
export default async function requireBrowser(project: TestProject): Promise<void> {
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  await access(path, constants.X_OK).catch(() => {
    throw new Error(
      `The browser suite needs Chromium and finds none at ${path}.\n` +
        'Install it with: apt-get update && apt-get install chromium   (or set CHROMIUM_PATH to yours)',
    );
  });
  project.provide('chromiumPath', path);
  await ensureBuild();
}
