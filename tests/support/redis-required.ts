import { spawnSync } from 'node:child_process';

/** A suite that needs Redis and finds none has failed; it is never skipped. */
export default function requireRedis(): void {
  const { status } = spawnSync('redis-server', ['--version'], { stdio: 'ignore' });
  if (status === 0) return;
  throw new Error(
    'The redis suite needs a real redis-server and finds none on the PATH.\n' +
      'Install it with: apt-get update && apt-get install redis-server   (macOS: brew install redis)',
  );
}
