-- Closing a case takes two people, and so it does in the database: the web may no longer write the status of a case, and
-- these two functions are the only way to change it. Decision record closing-a-case.

-- Proposals to close that nobody has answered are looked for over all cases.
CREATE INDEX case_event_closing ON case_event (case_id) WHERE type = 'ClosingProposed';

-- The web changes whose a case is, and nothing else of it.
REVOKE UPDATE ON child_case FROM app_web;
GRANT UPDATE (responsible_authority_id, nation, responsibility_accepted_at, worker_id, version) ON child_case TO app_web;

-- Closes a case as somebody else proposed. False when it is not so any more: decided, taken back, changed meanwhile or
-- one's own.
CREATE FUNCTION close_case(wanted uuid, proposed uuid, known int, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(actor_role() NOT IN ('service-manager', 'director'), true) THEN RETURN false; END IF;
  PERFORM FROM child_case WHERE id = wanted AND status = 'open' AND version = known FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT FROM case_event e WHERE e.id = proposed AND e.case_id = wanted AND e.type = 'ClosingProposed'
      AND e.actor_id <> actor_id())
    OR EXISTS (SELECT FROM case_event e WHERE e.case_id = wanted AND e.detail->>'proposal' = proposed::text)
    THEN RETURN false; END IF;
  UPDATE child_case SET status = 'closed', closed_at = at, version = version + 1 WHERE id = wanted;
  RETURN true;
END
$$;

-- Opens a closed case again, unaccepted as on its first day. What was decided about its record while it was closed is void:
-- its time begins anew when it is closed anew. False when there is nothing to open, or what there was has been erased.
CREATE FUNCTION reopen_case(wanted uuid, known int, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whose uuid;
BEGIN
  IF coalesce(actor_role() NOT IN ('coordinator', 'service-manager'), true) THEN RETURN false; END IF;
  UPDATE child_case SET status = 'open', closed_at = NULL, responsibility_accepted_at = NULL, worker_id = NULL,
      version = version + 1
    WHERE id = wanted AND status = 'closed' AND erased_at IS NULL AND version = known RETURNING child_id INTO whose;
  IF whose IS NULL THEN RETURN false; END IF;
  UPDATE erasure SET state = 'withdrawn'
    WHERE state = 'proposed' AND case_id IN (SELECT id FROM child_case WHERE child_id = whose);
  UPDATE retention_review SET settled_at = at, settled_by = actor_id() WHERE case_id = wanted AND settled_at IS NULL;
  RETURN true;
END
$$;

REVOKE EXECUTE ON FUNCTION close_case, reopen_case FROM PUBLIC;
GRANT EXECUTE ON FUNCTION close_case, reopen_case TO app_web;
