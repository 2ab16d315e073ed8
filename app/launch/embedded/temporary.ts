import { access, chmod, constants, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startCluster, type Cluster } from './cluster.ts';

const memory = '/dev/shm';
const enoughBytes = 2 * 1024 ** 3;

/** A cluster that is gone without a trace once stopped, or once its launcher has died. Its data is worth nothing. */
export async function startTemporaryCluster(log: (line: string) => void): Promise<Cluster> {
  const directory = await mkdtemp(join(await fastFolder(), 'guardianship-'));
  await chmod(directory, 0o755);
  const remove = () => rm(directory, { recursive: true, force: true });
  try {
    const cluster = await startCluster({ directory, port: 0, log, throwAway: true });
    return { ...cluster, stop: () => cluster.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Copying a database makes hundreds of small files, which memory does ten times faster than some disks. */
async function fastFolder(): Promise<string> {
  try {
    await access(memory, constants.W_OK);
    const { bavail, bsize } = await statfs(memory);
    return bavail * bsize > enoughBytes ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}
