/**
 * Any system Node from 20 on runs this first. It makes the install right and then hands over to the Node that comes
 * with the install: `bootstrap.mjs <entry.ts | command> [arguments]`, or nothing, to make the install right only.
 */
import { ensureClient } from './bootstrap/client.mjs';
import { ensureInstalled } from './bootstrap/install.mjs';
import { alone } from './bootstrap/lock.mjs';
import { run } from './bootstrap/run.mjs';
import { furtherSuites } from './bootstrap/suites.mjs';

const [what, ...args] = process.argv.slice(2);

try {
  await alone(async () => {
    await ensureInstalled();
    ensureClient();
  });
  if (what) {
    process.exitCode = await run(what, args);
    if (process.env.npm_lifecycle_event === 'test') console.log(furtherSuites);
  }
} catch (error) {
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
