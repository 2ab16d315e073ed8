-- Emergency access ("break-glass"): somebody without any relation to a case may read it for two hours, for a stated
-- reason, in everybody's sight. It never lets anybody change anything.

CREATE TABLE "emergency_access" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "wrapped_key" TEXT NOT NULL,
    "text_sealed" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "note_sealed" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by" UUID,

    CONSTRAINT "emergency_access_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "emergency_review" (
    "week" DATE NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "openings" INTEGER NOT NULL,

    CONSTRAINT "emergency_review_pkey" PRIMARY KEY ("week")
);
CREATE INDEX "emergency_access_user_id_expires_at_idx" ON "emergency_access"("user_id", "expires_at");
CREATE INDEX "emergency_access_case_id_opened_at_idx" ON "emergency_access"("case_id", "opened_at");
CREATE INDEX "emergency_access_opened_at_id_idx" ON "emergency_access"("opened_at", "id");
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_reviewed_by_fkey" FOREIGN KEY ("reviewed_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE emergency_access ADD CONSTRAINT emergency_access_two_hours
  CHECK (expires_at > opened_at AND expires_at <= opened_at + interval '2 hours');
ALTER TABLE emergency_access ADD CONSTRAINT emergency_access_outcome
  CHECK (outcome IN ('justified', 'not-justified', 'referred'));
ALTER TABLE emergency_access ADD CONSTRAINT emergency_access_reviewed CHECK (
  (outcome IS NULL) = (reviewed_at IS NULL) AND (outcome IS NULL) = (reviewed_by IS NULL) AND reviewed_by <> user_id);

-- What was stated stays as it was stated; that it was ended and what came of its review are added once.
CREATE FUNCTION emergency_holds_still() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.case_id, NEW.user_id, NEW.reason, NEW.text_sealed, NEW.opened_at, NEW.expires_at)
      IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.user_id, OLD.reason, OLD.text_sealed, OLD.opened_at, OLD.expires_at)
      OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at)
      OR (OLD.outcome IS NOT NULL AND (NEW.outcome, NEW.note_sealed) IS DISTINCT FROM (OLD.outcome, OLD.note_sealed)) THEN
    RAISE EXCEPTION 'an emergency access is never changed or removed';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER emergency_access_still BEFORE UPDATE OR DELETE ON emergency_access
  FOR EACH ROW EXECUTE FUNCTION emergency_holds_still();
CREATE TRIGGER emergency_access_no_truncate BEFORE TRUNCATE ON emergency_access
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();

-- What somebody may read in full because they stand to the case. What they read in an emergency is added to it for
-- reading, and to nothing that changes a case: those policies ask touchable_cases(), which asks own_cases().
CREATE FUNCTION own_cases() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.case_id FROM appointment a
    WHERE a.ends_at IS NULL AND actor_role() = 'guardian' AND (a.guardian_id = actor_id() OR a.guardian_id IN (
      SELECT user_id FROM absence WHERE cover_id = actor_id() AND now() >= starts_at AND now() < ends_at))
  UNION ALL
  SELECT a.case_id FROM appointment a JOIN user_account g ON g.id = a.guardian_id
    WHERE a.ends_at IS NULL AND actor_role() = 'guardian-manager' AND g.manager_id = actor_id()
  UNION ALL
  SELECT c.id FROM child_case c
    WHERE c.responsible_authority_id = actor_authority() AND c.responsibility_accepted_at IS NOT NULL
  UNION ALL
  SELECT intake_case() WHERE intake_case() IS NOT NULL
$$;
CREATE FUNCTION may_need_emergency() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(actor_role() IN ('guardian', 'guardian-manager', 'social-worker', 'team-manager', 'duty-manager'), false)
$$;
CREATE FUNCTION emergency_cases() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT case_id FROM emergency_access
    WHERE user_id = actor_id() AND ended_at IS NULL AND expires_at > now() AND may_need_emergency()
$$;
CREATE OR REPLACE FUNCTION visible_cases() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT own_cases() UNION ALL SELECT emergency_cases()
$$;
CREATE OR REPLACE FUNCTION touchable_cases() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT own_cases() UNION ALL SELECT preview_cases()
$$;

-- Rows that are read wherever they may be touched are read in an emergency too.
CREATE POLICY case_read_emergency ON child_case FOR SELECT TO app_web USING (id IN (SELECT emergency_cases()));
CREATE POLICY handover_message_read_emergency ON handover_message FOR SELECT TO app_web
  USING (case_id IN (SELECT emergency_cases()));
CREATE POLICY planned_read_emergency ON planned_action FOR SELECT TO app_web USING (case_id IN (SELECT emergency_cases()));
CREATE POLICY acknowledgement_read_emergency ON acknowledgement FOR SELECT TO app_web
  USING (case_id IN (SELECT emergency_cases()));
-- The one thing written on behalf of an emergency: that others are told of it.
CREATE POLICY notice_add_emergency ON notice FOR INSERT TO app_web
  WITH CHECK (kind = 'emergency-access' AND case_id IN (SELECT emergency_cases()));

-- Opens an emergency access and answers its case. Null, the same for a reference that is unknown and for one that is
-- barred: whoever stands to a case already has no need of this, and some roles never have.
CREATE FUNCTION open_emergency(access uuid, wanted text, code text, key text, sealed text, at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  found uuid;
BEGIN
  SELECT c.id INTO found FROM child_case c WHERE c.reference = wanted
    AND may_need_emergency() AND c.id NOT IN (SELECT touchable_cases());
  IF found IS NULL THEN RETURN NULL; END IF;
  INSERT INTO emergency_access (id, case_id, user_id, reason, wrapped_key, text_sealed, opened_at, expires_at)
    VALUES (access, found, actor_id(), code, key, sealed, at, at + interval '2 hours');
  RETURN found;
END
$$;
REVOKE EXECUTE ON FUNCTION open_emergency FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_emergency TO app_web;

ALTER TABLE emergency_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE emergency_review ENABLE ROW LEVEL SECURITY;
CREATE POLICY emergency_read ON emergency_access FOR SELECT TO app_web USING (
  user_id = (SELECT actor_id()) OR (SELECT sees_nation()) OR case_id IN (SELECT own_cases()));
CREATE POLICY emergency_end ON emergency_access FOR UPDATE TO app_web
  USING (user_id = (SELECT actor_id()) AND ended_at IS NULL)
  WITH CHECK (user_id = (SELECT actor_id()) AND ended_at IS NOT NULL AND outcome IS NULL);
CREATE POLICY emergency_judge ON emergency_access FOR UPDATE TO app_web
  USING ((SELECT actor_role()) = 'data-protection-lead' AND outcome IS NULL AND user_id <> (SELECT actor_id()))
  WITH CHECK ((SELECT actor_role()) = 'data-protection-lead' AND reviewed_by = (SELECT actor_id()));
CREATE POLICY worker_emergency ON emergency_access FOR SELECT TO app_worker USING (true);
CREATE POLICY review_read ON emergency_review FOR SELECT TO app_web
  USING ((SELECT actor_role()) IN ('monitor', 'data-protection-lead'));
CREATE POLICY worker_review ON emergency_review FOR ALL TO app_worker USING (true) WITH CHECK (true);
GRANT SELECT ON emergency_access, emergency_review TO app_web;
GRANT UPDATE (ended_at, outcome, note_sealed, reviewed_at, reviewed_by) ON emergency_access TO app_web;
GRANT SELECT (id, case_id, user_id, reason, opened_at, expires_at, ended_at, outcome) ON emergency_access TO app_worker;
GRANT SELECT, INSERT ON emergency_review TO app_worker;
