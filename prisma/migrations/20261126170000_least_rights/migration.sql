-- What each role may do is narrowed to what it needs: functions with the owner's rights are run by those they are granted
-- to, the worker reads no key, an answer that was given is changed no more, and an authority that handed a child on keeps
-- the proof of it and nothing else.

DO $$
DECLARE
  definer regprocedure;
BEGIN
  FOR definer IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', definer);
  END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION actor_role, actor_authority, visible_cases, preview_cases, own_cases, emergency_cases,
  case_preview, planned_backlog, gathering_emails TO app_web;

REVOKE SELECT ON handover FROM app_worker;
GRANT SELECT (id, case_id, to_authority_id, state, sent_at, acknowledged_at, answered_at, answered_by_id, refusal_code,
  proposed_authority_id, version) ON handover TO app_worker;

-- An authority answers what waits for its answer, and a guardian an offer that waits for theirs.
DROP POLICY handover_answer ON handover;
CREATE POLICY handover_answer ON handover FOR UPDATE TO app_web
  USING ((SELECT acts_nationally())
    OR (to_authority_id = (SELECT actor_authority()) AND state IN ('sent', 'acknowledged', 'queried')))
  WITH CHECK (true);
DROP POLICY offer_change ON guardian_offer;
CREATE POLICY offer_change ON guardian_offer FOR UPDATE TO app_web
  USING ((SELECT acts_nationally()) OR (guardian_id = (SELECT actor_id()) AND state IN ('offered', 'accepted')))
  WITH CHECK (true);

-- Children this authority had to answer for, or was asked to, and whom another authority has accepted since: which handover
-- it was, the reference, to whom and when. Nothing else of them is left to it.
CREATE FUNCTION handed_on() RETURNS TABLE (id uuid, reference text, authority text, at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.id, c.reference, a.name, next.answered_at
  FROM handover h JOIN child_case c ON c.id = h.case_id
  JOIN LATERAL (SELECT n.to_authority_id, n.answered_at FROM handover n
    WHERE n.case_id = h.case_id AND n.state = 'accepted' AND n.sent_at > h.sent_at
      AND n.to_authority_id <> h.to_authority_id
    ORDER BY n.answered_at LIMIT 1) next ON true
  JOIN authority a ON a.id = next.to_authority_id
  WHERE h.to_authority_id = actor_authority() AND h.state NOT IN ('sent', 'acknowledged', 'queried')
    AND NOT (c.responsible_authority_id = h.to_authority_id AND c.responsibility_accepted_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM handover o WHERE o.case_id = h.case_id AND o.to_authority_id = h.to_authority_id
      AND (o.state IN ('sent', 'acknowledged', 'queried') OR (o.sent_at, o.id) > (h.sent_at, h.id)))
$$;
REVOKE EXECUTE ON FUNCTION handed_on FROM PUBLIC;
GRANT EXECUTE ON FUNCTION handed_on TO app_web;
