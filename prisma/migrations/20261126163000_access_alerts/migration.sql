-- Questions about looks at records, raised by rule and answered by a person.

CREATE TABLE "access_alert" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "case_id" UUID,
    "counted" INTEGER NOT NULL,
    "first_seq" BIGINT NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "wrapped_key" TEXT NOT NULL DEFAULT '',
    "note_sealed" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by" UUID,

    CONSTRAINT "access_alert_pkey" PRIMARY KEY ("id")
);
-- How far the audit trail has been watched.
CREATE TABLE "access_watch" (
    "id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "access_watch_pkey" PRIMARY KEY ("id")
);
-- What was before is not asked about: nobody could still say why.
INSERT INTO access_watch (id, seq) SELECT 1, seq FROM audit_head WHERE id = 1;
CREATE UNIQUE INDEX "access_alert_key_key" ON "access_alert"("key");
CREATE INDEX "access_alert_raised_at_id_idx" ON "access_alert"("raised_at", "id");
ALTER TABLE "access_alert" ADD CONSTRAINT "access_alert_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "access_alert" ADD CONSTRAINT "access_alert_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "access_alert" ADD CONSTRAINT "access_alert_reviewed_by_fkey" FOREIGN KEY ("reviewed_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE access_alert ADD CONSTRAINT access_alert_outcome CHECK (outcome IN ('justified', 'not-justified', 'referred'));
ALTER TABLE access_alert ADD CONSTRAINT access_alert_reviewed CHECK (
  (outcome IS NULL) = (reviewed_at IS NULL) AND (outcome IS NULL) = (reviewed_by IS NULL) AND reviewed_by <> user_id);

CREATE FUNCTION access_alert_holds_still() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.id, NEW.key, NEW.rule, NEW.user_id, NEW.case_id, NEW.counted, NEW.first_seq, NEW.last_seq,
      NEW.last_at, NEW.raised_at) IS NOT DISTINCT FROM (OLD.id, OLD.key, OLD.rule, OLD.user_id, OLD.case_id, OLD.counted,
      OLD.first_seq, OLD.last_seq, OLD.last_at, OLD.raised_at)
      AND (OLD.outcome IS NULL OR NEW.outcome IS NOT DISTINCT FROM OLD.outcome)
      AND (OLD.outcome IS NULL OR NEW.note_sealed IS NOT DISTINCT FROM OLD.note_sealed
        OR (NEW.wrapped_key = '' AND NEW.note_sealed IS NULL)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a question about a look is never changed or removed';
END
$$;
CREATE TRIGGER access_alert_still BEFORE UPDATE OR DELETE ON access_alert
  FOR EACH ROW EXECUTE FUNCTION access_alert_holds_still();
CREATE TRIGGER access_alert_no_truncate BEFORE TRUNCATE ON access_alert
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();

ALTER TABLE access_alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_watch ENABLE ROW LEVEL SECURITY;
CREATE POLICY alert_read ON access_alert FOR SELECT TO app_web
  USING ((SELECT actor_role()) IN ('monitor', 'data-protection-lead'));
CREATE POLICY alert_judge ON access_alert FOR UPDATE TO app_web
  USING ((SELECT actor_role()) = 'data-protection-lead' AND outcome IS NULL AND user_id <> (SELECT actor_id()))
  WITH CHECK ((SELECT actor_role()) = 'data-protection-lead' AND reviewed_by = (SELECT actor_id()));
CREATE POLICY worker_alert ON access_alert FOR ALL TO app_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_watch ON access_watch FOR ALL TO app_worker USING (true) WITH CHECK (true);
GRANT SELECT ON access_alert TO app_web;
GRANT UPDATE (outcome, wrapped_key, note_sealed, reviewed_at, reviewed_by) ON access_alert TO app_web;
GRANT SELECT (id, key),
  INSERT (id, key, rule, user_id, case_id, counted, first_seq, last_seq, last_at, raised_at, wrapped_key)
  ON access_alert TO app_worker;
GRANT SELECT, UPDATE (seq) ON access_watch TO app_worker;

-- Erasing a child erases what was written about looks at its record. The triggers that keep those rows still let this and
-- nothing else pass: with its key gone, a text is gone too.
CREATE OR REPLACE FUNCTION emergency_holds_still() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.case_id, NEW.user_id, NEW.reason, NEW.opened_at, NEW.expires_at)
      IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.user_id, OLD.reason, OLD.opened_at, OLD.expires_at)
      OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at)
      OR (OLD.outcome IS NOT NULL AND NEW.outcome IS DISTINCT FROM OLD.outcome)
      OR (NEW.wrapped_key <> '' AND (NEW.text_sealed IS DISTINCT FROM OLD.text_sealed
        OR (OLD.outcome IS NOT NULL AND NEW.note_sealed IS DISTINCT FROM OLD.note_sealed)))
      OR (NEW.wrapped_key = '' AND (NEW.text_sealed <> '' OR NEW.note_sealed IS NOT NULL)) THEN
    RAISE EXCEPTION 'an emergency access is never changed or removed';
  END IF;
  RETURN NEW;
END
$$;
CREATE FUNCTION erase_looks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE emergency_access SET wrapped_key = '', text_sealed = '', note_sealed = NULL
    WHERE wrapped_key <> '' AND case_id IN (SELECT id FROM child_case WHERE child_id = NEW.id);
  UPDATE access_alert SET wrapped_key = '', note_sealed = NULL
    WHERE wrapped_key <> '' AND case_id IN (SELECT id FROM child_case WHERE child_id = NEW.id);
  RETURN NULL;
END
$$;
CREATE TRIGGER child_erased AFTER UPDATE OF wrapped_key ON child FOR EACH ROW
  WHEN (OLD.wrapped_key <> '' AND NEW.wrapped_key = '') EXECUTE FUNCTION erase_looks();
