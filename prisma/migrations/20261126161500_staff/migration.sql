-- The administration of staff: how an account stands, what must be handed on before somebody leaves, and what takes two.

ALTER TABLE "user_account" ADD COLUMN "active_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "last_signed_in_at" TIMESTAMPTZ(3),
  ADD COLUMN "dormancy_warned_at" TIMESTAMPTZ(3),
  ADD COLUMN "suspended_at" TIMESTAMPTZ(3),
  ADD COLUMN "suspension" TEXT;

-- `awaiting`: a second person has not agreed yet. `invited`: has not signed in yet. `left`: closed before reasons were kept.
ALTER TABLE user_account ADD CONSTRAINT user_account_status CHECK (status IN (
  'awaiting', 'invited', 'active', 'suspended', 'left'));
ALTER TABLE user_account ADD CONSTRAINT user_account_suspension CHECK (suspension IS NULL OR (status = 'suspended'
  AND suspension IN ('left', 'long-absence', 'account-stolen', 'device-lost', 'conduct', 'dormant', 'not-approved')));

CREATE INDEX "user_account_created_at_id_idx" ON "user_account"("created_at", "id");
CREATE INDEX "user_account_manager_id_idx" ON "user_account"("manager_id");
CREATE INDEX child_case_worker ON child_case (worker_id) WHERE status = 'open';
CREATE INDEX "absence_cover_id_ends_at_idx" ON "absence"("cover_id", "ends_at");

CREATE TABLE "staff_request" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "former_role" TEXT NOT NULL,
    "email" TEXT,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_request_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "staff_request_state_requested_at_id_idx" ON "staff_request"("state", "requested_at", "id");
ALTER TABLE "staff_request" ADD CONSTRAINT "staff_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staff_request" ADD CONSTRAINT "staff_request_requested_by_fkey" FOREIGN KEY ("requested_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staff_request" ADD CONSTRAINT "staff_request_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE staff_request ADD CONSTRAINT staff_request_kind CHECK (kind IN ('new', 'role', 'email') AND (kind = 'email') = (email IS NOT NULL));
ALTER TABLE staff_request ADD CONSTRAINT staff_request_state CHECK (state IN ('pending', 'approved', 'refused', 'withdrawn'));
ALTER TABLE staff_request ADD CONSTRAINT staff_request_four_eyes CHECK (state NOT IN ('approved', 'refused')
  OR (decided_by IS NOT NULL AND decided_at IS NOT NULL AND decided_by NOT IN (requested_by, user_id)));
-- One thing at a time is asked about one person.
CREATE UNIQUE INDEX staff_request_one_pending ON staff_request (user_id) WHERE state = 'pending';

-- The roles that see everybody or set the rights of others: two people give them.
CREATE FUNCTION takes_two(role text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT role IN ('administrator', 'data-protection-lead', 'director', 'monitor')
$$;
CREATE FUNCTION decides_staff() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(actor_role() IN ('administrator', 'director'), false)
$$;
CREATE FUNCTION sees_staff() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(actor_role() IN ('administrator', 'coordinator', 'service-manager', 'director'), false)
$$;

-- Whether somebody else could still administer the service; one asker at a time.
CREATE FUNCTION is_last_administrator(wanted uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
  RETURN EXISTS (SELECT FROM user_account WHERE id = wanted AND role = 'administrator' AND status = 'active')
    AND NOT EXISTS (SELECT FROM user_account WHERE id <> wanted AND role = 'administrator' AND status = 'active');
END
$$;

-- What the service's own processes may never do to an account, whatever their code says.
CREATE FUNCTION account_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user NOT IN ('app_web', 'app_worker') THEN RETURN NEW; END IF;
  IF NEW.role <> OLD.role AND takes_two(NEW.role) THEN
    RAISE EXCEPTION 'this role is given by two people';
  END IF;
  IF NEW.email <> OLD.email AND takes_two(OLD.role) THEN
    RAISE EXCEPTION 'the address of this account is changed by two people';
  END IF;
  IF OLD.status = 'awaiting' AND NEW.status NOT IN ('awaiting', 'suspended') THEN
    RAISE EXCEPTION 'a second person has not agreed to this account';
  END IF;
  IF (NEW.role <> OLD.role OR NEW.status <> OLD.status) AND is_last_administrator(OLD.id) THEN
    RAISE EXCEPTION 'the last administrator stays';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER user_account_holds BEFORE UPDATE ON user_account FOR EACH ROW EXECUTE FUNCTION account_holds();

-- Every way of signing in makes a session.
CREATE FUNCTION note_sign_in() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE user_account SET last_signed_in_at = NEW.created_at
    WHERE id = NEW.user_id AND (last_signed_in_at IS NULL OR last_signed_in_at < NEW.created_at);
  RETURN NULL;
END
$$;
CREATE TRIGGER session_signs_in AFTER INSERT ON session FOR EACH ROW EXECUTE FUNCTION note_sign_in();

-- A child is offered and given only to somebody who can sign in; whoever suspends them meanwhile is waited for.
CREATE FUNCTION guardian_can_act() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM user_account WHERE id = NEW.guardian_id AND status = 'active' FOR KEY SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'nobody can be given a child who cannot sign in'; END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER offer_to_the_active BEFORE INSERT ON guardian_offer FOR EACH ROW EXECUTE FUNCTION guardian_can_act();
CREATE TRIGGER appointment_of_the_active BEFORE INSERT ON appointment FOR EACH ROW EXECUTE FUNCTION guardian_can_act();

-- What somebody would leave without anybody: their children, what waits for their answer, those they manage, those they
-- cover for, and an authority with nobody else in it.
CREATE FUNCTION held_by(wanted uuid, at timestamptz) RETURNS TABLE (kind text, case_id uuid, reference text, person_id uuid, children int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'guardian', c.id, c.reference, NULL::uuid, 1 FROM appointment a JOIN child_case c ON c.id = a.case_id
    WHERE a.guardian_id = wanted AND a.ends_at IS NULL
  UNION ALL
  SELECT 'offer', c.id, c.reference, NULL, 1 FROM guardian_offer o JOIN child_case c ON c.id = o.case_id
    WHERE o.guardian_id = wanted AND o.state IN ('offered', 'accepted')
  UNION ALL
  SELECT 'worker', c.id, c.reference, NULL, 1 FROM child_case c WHERE c.worker_id = wanted AND c.status = 'open'
  UNION ALL
  SELECT 'managed', NULL, NULL, u.id, (SELECT count(*)::int FROM appointment a WHERE a.guardian_id = u.id AND a.ends_at IS NULL)
    FROM user_account u WHERE u.manager_id = wanted AND u.status IN ('awaiting', 'invited', 'active')
  UNION ALL
  SELECT 'cover', NULL, NULL, b.user_id, 0 FROM absence b
    WHERE b.cover_id = wanted AND b.ends_at > at AND b.ends_at > b.starts_at
  UNION ALL
  SELECT 'desk', NULL, NULL, NULL, waiting.children FROM user_account u CROSS JOIN LATERAL (
      SELECT (SELECT count(*)::int FROM child_case c WHERE c.responsible_authority_id = u.authority_id AND c.status = 'open')
        + (SELECT count(*)::int FROM handover h JOIN child_case c ON c.id = h.case_id WHERE h.to_authority_id = u.authority_id
          AND h.state IN ('sent', 'acknowledged', 'queried') AND c.responsible_authority_id <> u.authority_id) AS children) waiting
    WHERE u.id = wanted AND u.role IN ('social-worker', 'team-manager', 'duty-manager') AND waiting.children > 0
      AND NOT EXISTS (SELECT FROM user_account o WHERE o.authority_id = u.authority_id AND o.id <> u.id AND o.status = 'active'
        AND o.role IN ('social-worker', 'team-manager', 'duty-manager'))
$$;
-- The same for people who see staff: an administrator learns how much there is, and which child only those who may know.
CREATE FUNCTION left_behind(wanted uuid, at timestamptz) RETURNS TABLE (kind text, case_id uuid, reference text, person_id uuid, children int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.kind, CASE WHEN sees_nation() THEN h.case_id END, CASE WHEN sees_nation() THEN h.reference END, h.person_id, h.children
  FROM held_by(wanted, at) h WHERE sees_staff()
$$;

-- Decides on what somebody else asked for; the only way in which the web can give such a role. Answers 'decided', or why not.
CREATE FUNCTION decide_staff_request(wanted uuid, approve boolean, at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  request staff_request;
  account user_account;
BEGIN
  IF NOT decides_staff() THEN RETURN 'not-found'; END IF;
  SELECT * INTO request FROM staff_request WHERE id = wanted FOR UPDATE;
  IF request.id IS NULL THEN RETURN 'not-found'; END IF;
  IF actor_id() IN (request.requested_by, request.user_id) THEN RETURN 'own-request'; END IF;
  IF request.state <> 'pending' THEN RETURN 'not-pending'; END IF;
  SELECT * INTO account FROM user_account WHERE id = request.user_id FOR UPDATE;
  UPDATE staff_request SET state = CASE WHEN approve THEN 'approved' ELSE 'refused' END, decided_by = actor_id(), decided_at = at
    WHERE id = wanted;
  IF NOT approve THEN
    UPDATE user_account SET status = 'suspended', suspension = 'not-approved', suspended_at = at
      WHERE id = account.id AND status = 'awaiting';
    RETURN 'decided';
  END IF;
  IF account.role <> request.former_role OR (request.kind = 'new' AND account.status <> 'awaiting')
      OR (request.kind <> 'new' AND account.status NOT IN ('active', 'invited')) THEN
    RAISE EXCEPTION 'the account has changed since this was asked';
  END IF;
  IF request.kind = 'new' THEN
    UPDATE user_account SET status = 'invited' WHERE id = account.id;
  ELSIF request.kind = 'email' THEN
    UPDATE user_account SET email = request.email WHERE id = account.id;
  ELSE
    IF is_last_administrator(account.id) THEN RAISE EXCEPTION 'the last administrator stays'; END IF;
    IF EXISTS (SELECT FROM held_by(account.id, at)) THEN RAISE EXCEPTION 'children would be left with nobody'; END IF;
    UPDATE user_account SET role = request.role, authority_id = NULL, manager_id = NULL WHERE id = account.id;
  END IF;
  RETURN 'decided';
END
$$;

-- Row-level security and grants ------------------------------------------------------------------------------

ALTER TABLE user_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff_request ENABLE ROW LEVEL SECURITY;

CREATE POLICY account_read ON user_account FOR SELECT TO app_web, app_worker USING (true);
CREATE POLICY account_add ON user_account FOR INSERT TO app_web WITH CHECK (
  (SELECT actor_role()) = 'administrator' AND (status = 'awaiting' OR (status = 'invited' AND NOT takes_two(role))));
CREATE POLICY account_change ON user_account FOR UPDATE TO app_web
  USING (id <> (SELECT actor_id()) AND (SELECT actor_role()) = 'administrator') WITH CHECK (true);
-- The worker ends what nobody uses any more, and nothing else.
CREATE POLICY worker_dormant ON user_account FOR UPDATE TO app_worker
  USING (status = 'active') WITH CHECK (status = 'active' OR (status = 'suspended' AND suspension = 'dormant'));

CREATE POLICY staff_request_read ON staff_request FOR SELECT TO app_web USING ((SELECT decides_staff()));
CREATE POLICY staff_request_add ON staff_request FOR INSERT TO app_web WITH CHECK (state = 'pending' AND decided_by IS NULL
  AND requested_by = (SELECT actor_id()) AND user_id <> (SELECT actor_id()) AND (SELECT actor_role()) = 'administrator');
CREATE POLICY staff_request_withdraw ON staff_request FOR UPDATE TO app_web
  USING (state = 'pending' AND requested_by = (SELECT actor_id())) WITH CHECK (state = 'withdrawn');

REVOKE EXECUTE ON FUNCTION is_last_administrator, held_by, left_behind, decide_staff_request FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_last_administrator TO app_web, app_worker;
GRANT EXECUTE ON FUNCTION held_by TO app_worker;
GRANT EXECUTE ON FUNCTION left_behind, decide_staff_request TO app_web;
GRANT INSERT ON user_account TO app_web;
GRANT UPDATE (email, role, authority_id, manager_id, status, active_since, suspended_at, suspension) ON user_account TO app_web;
GRANT UPDATE (status, suspended_at, suspension, dormancy_warned_at) ON user_account TO app_worker;
GRANT SELECT, INSERT ON staff_request TO app_web;
GRANT UPDATE (state) ON staff_request TO app_web;
GRANT SELECT (user_id, ended_at), UPDATE (ended_at) ON session TO app_worker;
