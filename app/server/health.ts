import { Router } from 'express';
import type { Readiness } from '#app/store/shared/readiness.server.ts';

/**
 * `/health/live`: the process answers, so do not restart it. `/health/ready`: it can serve, so send it people. Neither asks
 * for Redis, the worker or the mail server, without which referrals are still taken.
 */
export function healthRoutes(readiness: () => Promise<Readiness>, isStopping: () => boolean): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/health/ready', (_request, response, next) => {
    readiness().then(({ database, schema }) => {
      const ready = database && schema && !isStopping();
      response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', database, schema });
    }, next);
  });
  return router;
}
