-- A day on which an authority is closed that was entered by mistake is taken away again as long as it has not begun, and
-- the deadlines that run there are computed again as when it was added.

ALTER TABLE recompute DROP CONSTRAINT recompute_cause;
ALTER TABLE recompute ADD CONSTRAINT recompute_cause CHECK (
  (cause = 'rule' AND rule_key IS NOT NULL AND rule_version IS NOT NULL)
  OR (cause IN ('closure', 'reopening') AND authority_id IS NOT NULL));

-- Answers false when the authority was not closed on that day.
CREATE FUNCTION reopen_authority(authority text, day date, at timestamptz, recompute_as uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF actor_role() IS DISTINCT FROM 'administrator' THEN
    RAISE EXCEPTION 'only an administrator reopens an authority';
  END IF;
  IF day <= (at AT TIME ZONE 'Europe/London')::date THEN
    RAISE EXCEPTION 'a day that has begun has counted already';
  END IF;
  DELETE FROM authority_closure WHERE authority_id = authority AND date = day;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO recompute (id, cause, authority_id, requested_by, requested_at)
    VALUES (recompute_as, 'reopening', authority, actor_id(), at);
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION reopen_authority FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reopen_authority TO app_web;
