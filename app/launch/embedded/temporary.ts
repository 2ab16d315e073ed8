import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startCluster, type Cluster } from './cluster.ts';

/** A cluster that is gone without a trace once stopped, or once its launcher has died. Its data is worth nothing. */
export async function startTemporaryCluster(log: (line: string) => void): Promise<Cluster> {
  const directory = await mkdtemp(join(tmpdir(), 'guardianship-'));
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
