-- Somebody who has lost every passkey, the app and the recovery codes: an administrator asks that they set up a new way to
-- sign in, and a second person agrees. Nobody does it alone, and no other way takes a factor from somebody else.
ALTER TABLE staff_request DROP CONSTRAINT staff_request_kind;
ALTER TABLE staff_request ADD CONSTRAINT staff_request_kind CHECK (
  kind IN ('new', 'role', 'email', 'factors') AND (kind = 'email') = (email IS NOT NULL));

-- As before, with one kind of request more.
CREATE OR REPLACE FUNCTION decide_staff_request(wanted uuid, approve boolean, at timestamptz) RETURNS text
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
  ELSIF request.kind = 'factors' THEN
    UPDATE passkey SET removed_at = at WHERE user_id = account.id AND removed_at IS NULL;
    UPDATE authenticator_app SET removed_at = at WHERE user_id = account.id AND removed_at IS NULL;
    UPDATE recovery_code SET spent_at = at WHERE user_id = account.id AND spent_at IS NULL;
    UPDATE session SET ended_at = at WHERE user_id = account.id AND ended_at IS NULL;
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
