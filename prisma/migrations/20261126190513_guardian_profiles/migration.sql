-- The profile by which a guardian is matched is written in the service: begun by an administrator, who has seen the
-- certificates, kept by them and the guardian's own manager, and for what the guardian alone knows by the guardian.

ALTER TABLE "guardian_profile" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE guardian_profile ADD CONSTRAINT guardian_profile_caseload
  CHECK (caseload_target >= 0 AND caseload_limit >= caseload_target);
ALTER TABLE guardian_profile ADD CONSTRAINT guardian_profile_nations
  CHECK (nations <@ ARRAY['ENG', 'WAL', 'SCT', 'NI'] AND cardinality(nations) > 0);

CREATE FUNCTION keeps_profile(guardian uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(actor_role() = 'administrator' OR (actor_role() = 'guardian-manager'
    AND EXISTS (SELECT FROM user_account WHERE id = guardian AND manager_id = actor_id())), false)
$$;

-- What the service may never do to a profile, whatever its code says.
CREATE FUNCTION profile_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'app_web' THEN RETURN NEW; END IF;
  IF (NEW.vetting_valid_to, NEW.training_valid_to) IS DISTINCT FROM (OLD.vetting_valid_to, OLD.training_valid_to)
      AND actor_role() IS DISTINCT FROM 'administrator' THEN
    RAISE EXCEPTION 'only an administrator says until when vetting and training are valid';
  END IF;
  IF NEW.user_id = actor_id() AND (NEW.nations, NEW.regions, NEW.gender, NEW.caseload_target, NEW.caseload_limit)
      IS DISTINCT FROM (OLD.nations, OLD.regions, OLD.gender, OLD.caseload_target, OLD.caseload_limit) THEN
    RAISE EXCEPTION 'a guardian changes only what they speak and whether they take offers';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER guardian_profile_holds BEFORE UPDATE ON guardian_profile FOR EACH ROW EXECUTE FUNCTION profile_holds();

ALTER TABLE guardian_profile ENABLE ROW LEVEL SECURITY;
CREATE POLICY profile_read ON guardian_profile FOR SELECT TO app_web
  USING ((SELECT sees_staff()) OR user_id = (SELECT actor_id()) OR keeps_profile(user_id));
CREATE POLICY profile_begin ON guardian_profile FOR INSERT TO app_web WITH CHECK (
  (SELECT actor_role()) = 'administrator'
  AND EXISTS (SELECT FROM user_account u WHERE u.id = user_id AND u.role = 'guardian'));
CREATE POLICY profile_keep ON guardian_profile FOR UPDATE TO app_web
  USING (user_id = (SELECT actor_id()) OR keeps_profile(user_id)) WITH CHECK (true);
CREATE POLICY worker_profile ON guardian_profile FOR SELECT TO app_worker USING (true);

GRANT INSERT ON guardian_profile TO app_web;
GRANT UPDATE (nations, regions, languages, gender, caseload_target, caseload_limit, vetting_valid_to, training_valid_to,
  accepting_offers, version) ON guardian_profile TO app_web;
-- The worker watches the dates, and needs nothing else of a guardian.
REVOKE SELECT ON guardian_profile FROM app_worker;
GRANT SELECT (user_id, vetting_valid_to, training_valid_to) ON guardian_profile TO app_worker;
