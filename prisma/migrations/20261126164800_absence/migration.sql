-- Absences are recorded by people: their own, or by whoever answers for them.

ALTER TABLE "absence" ADD COLUMN "recorded_by" UUID, ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "absence" ADD CONSTRAINT "absence_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- One that was taken back before it began ends when it would have begun.
ALTER TABLE absence ADD CONSTRAINT absence_period CHECK (ends_at >= starts_at);
ALTER TABLE absence ADD CONSTRAINT absence_cover_is_another CHECK (cover_id <> user_id);

-- Whether the actor answers for somebody: for themselves, as their manager, as a manager of their authority, or as the
-- service manager for everybody.
CREATE FUNCTION answers_for(person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM user_account a, user_account p
    WHERE a.id = actor_id() AND a.status = 'active' AND p.id = person AND p.status = 'active' AND (
      p.id = a.id OR p.manager_id = a.id OR a.role = 'service-manager'
      OR (a.role IN ('team-manager', 'duty-manager') AND a.authority_id = p.authority_id)))
$$;

ALTER TABLE absence ENABLE ROW LEVEL SECURITY;
CREATE POLICY absence_read ON absence FOR SELECT TO app_web, app_worker USING (true);
CREATE POLICY absence_add ON absence FOR INSERT TO app_web
  WITH CHECK (answers_for(user_id) AND recorded_by = (SELECT actor_id()));
CREATE POLICY absence_end ON absence FOR UPDATE TO app_web USING (answers_for(user_id)) WITH CHECK (true);
GRANT INSERT ON absence TO app_web;
GRANT UPDATE (ends_at) ON absence TO app_web;

-- Whoever stands in for a guardianship manager sees the children of the guardians that manager has, for as long.
CREATE OR REPLACE FUNCTION own_cases() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.case_id FROM appointment a
    WHERE a.ends_at IS NULL AND actor_role() = 'guardian' AND (a.guardian_id = actor_id() OR a.guardian_id IN (
      SELECT user_id FROM absence WHERE cover_id = actor_id() AND now() >= starts_at AND now() < ends_at))
  UNION ALL
  SELECT a.case_id FROM appointment a JOIN user_account g ON g.id = a.guardian_id
    WHERE a.ends_at IS NULL AND actor_role() = 'guardian-manager' AND (g.manager_id = actor_id() OR g.manager_id IN (
      SELECT user_id FROM absence WHERE cover_id = actor_id() AND now() >= starts_at AND now() < ends_at))
  UNION ALL
  SELECT c.id FROM child_case c
    WHERE c.responsible_authority_id = actor_authority() AND c.responsibility_accepted_at IS NOT NULL
  UNION ALL
  SELECT intake_case() WHERE intake_case() IS NOT NULL
$$;
