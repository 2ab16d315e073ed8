-- The life of a deadline beyond open and met: pauses, and the history of what people and events did to it.

CREATE TABLE "deadline_pause" (
    "id" UUID NOT NULL,
    "deadline_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "cause_event_id" UUID NOT NULL,
    "end_event_id" UUID,

    CONSTRAINT "deadline_pause_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "deadline_change" (
    "id" UUID NOT NULL,
    "deadline_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "reason" TEXT,
    "due_before" TIMESTAMPTZ(3) NOT NULL,
    "due_after" TIMESTAMPTZ(3) NOT NULL,
    "event_id" UUID,

    CONSTRAINT "deadline_change_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "deadline_pause_deadline_id_starts_at_idx" ON "deadline_pause"("deadline_id", "starts_at");
CREATE INDEX "deadline_change_deadline_id_at_id_idx" ON "deadline_change"("deadline_id", "at", "id");

ALTER TABLE "deadline_pause" ADD CONSTRAINT "deadline_pause_deadline_id_fkey" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "deadline_change" ADD CONSTRAINT "deadline_change_deadline_id_fkey" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE deadline DROP CONSTRAINT deadline_status;
ALTER TABLE deadline ADD CONSTRAINT deadline_status
  CHECK (status IN ('open', 'paused', 'met', 'met-late', 'waived', 'cancelled'));
ALTER TABLE deadline_change ADD CONSTRAINT deadline_change_kind CHECK (kind IN (
  'paused', 'resumed', 'extended', 'waived', 'lateness-explained', 'recomputed'));
ALTER TABLE deadline_pause ADD CONSTRAINT deadline_pause_period CHECK (ends_at IS NULL OR ends_at >= starts_at);

-- A clock stands still once at a time; why a meeting was late is said once.
CREATE UNIQUE INDEX deadline_pause_one_open ON deadline_pause (deadline_id) WHERE ends_at IS NULL;
CREATE UNIQUE INDEX deadline_change_explained_once ON deadline_change (deadline_id) WHERE kind = 'lateness-explained';

-- History is added to and never changed; an open pause is ended once.
CREATE TRIGGER deadline_change_final BEFORE UPDATE OR DELETE ON deadline_change
  FOR EACH ROW EXECUTE FUNCTION audit_is_final();
CREATE TRIGGER deadline_change_no_truncate BEFORE TRUNCATE ON deadline_change
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();

ALTER TABLE deadline_pause ENABLE ROW LEVEL SECURITY;
ALTER TABLE deadline_change ENABLE ROW LEVEL SECURITY;

-- Read as the deadline itself is read: before acceptance the receiver sees only the clock it has to answer.
CREATE POLICY pause_read ON deadline_pause FOR SELECT TO app_web
  USING (EXISTS (SELECT FROM deadline d WHERE d.id = deadline_id));
CREATE POLICY pause_add ON deadline_pause FOR INSERT TO app_web
  WITH CHECK ((SELECT acts_nationally()) OR case_id IN (SELECT touchable_cases()));
CREATE POLICY pause_end ON deadline_pause FOR UPDATE TO app_web
  USING (ends_at IS NULL AND ((SELECT acts_nationally()) OR case_id IN (SELECT touchable_cases())))
  WITH CHECK (ends_at IS NOT NULL);
CREATE POLICY change_read ON deadline_change FOR SELECT TO app_web
  USING (EXISTS (SELECT FROM deadline d WHERE d.id = deadline_id));
CREATE POLICY change_add ON deadline_change FOR INSERT TO app_web
  WITH CHECK (actor_id = (SELECT actor_id())
    AND ((SELECT acts_nationally()) OR case_id IN (SELECT touchable_cases())));
CREATE POLICY worker_pause ON deadline_pause FOR ALL TO app_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_change ON deadline_change FOR ALL TO app_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT ON deadline_pause, deadline_change TO app_web, app_worker;
GRANT UPDATE (ends_at, end_event_id) ON deadline_pause TO app_web, app_worker;
