import type { Server } from 'node:http';
import type { Log } from '#app/server/log.ts';

/** Shorter than the ten seconds after which whoever asked makes it happen. */
const patience = 8_000;

type Stoppable = {
  readonly server: Server;
  readonly log: Log;
  /** Gives back what requests were using, once none is left. */
  readonly release: () => Promise<void>;
};

/** Stops taking requests, lets those under way finish, gives everything back. Repeating it joins the first. */
export function createStop({ server, log, release }: Stoppable) {
  let stopping: Promise<void> | undefined;
  const stop = async (reason: string): Promise<void> => {
    log.info({ reason }, 'stopping');
    const insist = setTimeout(() => {
      server.closeAllConnections();
    }, patience);
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeIdleConnections();
    });
    clearTimeout(insist);
    await release();
    log.info('stopped');
  };
  return {
    isStopping: () => stopping !== undefined,
    stop: (reason: string): Promise<void> => (stopping ??= stop(reason)),
  };
}
