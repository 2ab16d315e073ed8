import { Router } from 'express';
import { isMigrated, isReachable } from '#app/store/shared/readiness.server.ts';
import type { Db } from '#app/store/shared/database.server.ts';

/**
 * `/health/live`: the process answers, so do not restart it. `/health/ready`: it can serve, so send it people. Neither asks
 * for Redis, the worker or the mail server, without which referrals are still taken.
 */
export function healthRoutes(db: Db, isStopping: () => boolean): Router {
  const router = Router();
  let migrated = false;
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/health/ready', (_request, response, next) => {
    const check = async () => {
      const database = await isReachable(db);
      migrated ||= database && (await isMigrated(db));
      const ready = database && migrated && !isStopping();
      response
        .status(ready ? 200 : 503)
        .json({ status: ready ? 'ready' : 'not ready', database, schema: migrated });
    };
    check().catch(next);
  });
  return router;
}
