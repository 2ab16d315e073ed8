import { prepareQueue } from '#jobs/queues/queue.ts';

import { adminAt } from './admin.ts';

/**
 * Jobs are removed when they are done, so a look at the end would see none of them. From now on the queue's database keeps
 * what every job said, whatever becomes of the job.
 */
export async function keepEveryJob(queueUrl: string): Promise<void> {
  await prepareQueue({ kind: 'postgres', url: queueUrl });
  await adminAt(queueUrl).ask(`
    CREATE TABLE every_job (key text PRIMARY KEY, content text NOT NULL);
    CREATE FUNCTION keep_job() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO public.every_job SELECT md5(said), said FROM (SELECT (to_jsonb(NEW)
        - ARRAY['seq', 'lock_token', 'locked_until_ms', 'state', 'processed_at_ms', 'finished_at_ms'])::text AS said) AS it
      ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $$;
    CREATE TRIGGER keep_job AFTER INSERT OR UPDATE ON bullmq.job FOR EACH ROW EXECUTE FUNCTION keep_job()`);
}

/** Everything that is in the queue's database, and every job that ever was, as text to search. */
export async function dumpQueue(queueUrl: string): Promise<string> {
  const { ask } = adminAt(queueUrl);
  const tables = await ask<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
  );
  const parts: string[] = [];
  for (const { name } of tables)
    for (const { row } of await ask<{ row: string }>(`SELECT to_json(t)::text AS row FROM ${name} t`))
      parts.push(row);
  return parts.join('\n');
}
