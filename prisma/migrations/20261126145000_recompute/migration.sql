-- What the worker needs to carry out a change of rules or of a calendar: which pauses a paused deadline's date counts,
-- and of which deadline a notice tells when no planned action is behind it.

ALTER TABLE "notice" ADD COLUMN "deadline_id" UUID;

-- As before, and each pause says whether somebody or something ended it: one that nobody ended is the earlier beginning
-- of a pause that lasts, and its days are added when that one ends.
CREATE OR REPLACE FUNCTION running_deadlines(rule text, authority text, beyond uuid, most int) RETURNS TABLE (
  id uuid, reference text, nation text, "authorityId" text, authority_name text, "ruleKey" text, "ruleVersion" int,
  status text, "triggerAt" timestamptz, "dueAt" timestamptz, explanation jsonb,
  extended boolean, pauses jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.id, CASE WHEN sees_nation() THEN c.reference END, c.nation, c.responsible_authority_id, a.name, d.rule_key,
    d.rule_version, d.status, d.trigger_at, d.due_at, d.explanation,
    EXISTS (SELECT FROM deadline_change x WHERE x.deadline_id = d.id AND x.kind = 'extended'),
    (SELECT jsonb_agg(jsonb_build_object('from', p.starts_at, 'to', p.ends_at, 'ended', p.end_event_id IS NOT NULL)
        ORDER BY p.starts_at)
      FROM deadline_pause p WHERE p.deadline_id = d.id)
  FROM deadline d JOIN child_case c ON c.id = d.case_id JOIN authority a ON a.id = c.responsible_authority_id
  WHERE decides_rules() AND d.status IN ('open', 'paused')
    AND (rule IS NULL OR d.rule_key = rule) AND (authority IS NULL OR c.responsible_authority_id = authority)
    AND (beyond IS NULL OR d.id > beyond)
  ORDER BY d.id LIMIT most
$$;
