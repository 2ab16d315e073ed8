-- What those who run the service need to know: which worker did what last, whether the schema is the one the code knows,
-- every attempt to send, and deadlines whose plan is not what their rule says.

-- One line for each worker and each thing it does; a worker of its own name, or none for what all share.
ALTER TABLE "heartbeat" ADD COLUMN "worker" TEXT NOT NULL DEFAULT '';
ALTER TABLE "heartbeat" DROP CONSTRAINT "heartbeat_pkey";
ALTER TABLE "heartbeat" ADD CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("component", "worker");
GRANT DELETE ON heartbeat TO app_worker;

-- What has been applied to this database. The ledger itself stays the owner's.
CREATE FUNCTION schema_version() RETURNS TABLE (migration_name text, checksum text, finished_at timestamptz,
  rolled_back_at timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT m.migration_name::text, m.checksum::text, m.finished_at, m.rolled_back_at
    FROM "_prisma_migrations" m ORDER BY m.started_at;
END
$$;
REVOKE EXECUTE ON FUNCTION schema_version FROM PUBLIC;
GRANT EXECUTE ON FUNCTION schema_version TO app_web, app_worker;

-- The attempt log, newest first, all of it or one outcome.
CREATE INDEX "attempt_started_at_outbox_id_idx" ON "attempt" ("started_at", "outbox_id");
CREATE INDEX "attempt_outcome_started_at_outbox_id_idx" ON "attempt" ("outcome", "started_at", "outbox_id");

-- A running deadline found to be planned otherwise than its rule, its trigger and its pauses say. The line goes when a
-- later check finds it right; nothing is put right in silence.
CREATE TABLE "plan_fault" (
    "deadline_id" UUID NOT NULL,
    "deadline_version" INTEGER NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "differs" TEXT NOT NULL,

    CONSTRAINT "plan_fault_pkey" PRIMARY KEY ("deadline_id")
);
ALTER TABLE plan_fault ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_fault_read ON plan_fault FOR SELECT TO app_web USING ((SELECT sees_nation()));
CREATE POLICY worker_plan_fault ON plan_fault FOR ALL TO app_worker USING (true) WITH CHECK (true);
GRANT SELECT ON plan_fault TO app_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_fault TO app_worker;
