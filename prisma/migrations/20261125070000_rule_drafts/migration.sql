-- Changing the rules while the service runs: drafts that a second person approves, the running deadlines they move, and
-- a stamp by which every process notices that the rulebook has changed.

CREATE TABLE "rule_draft" (
    "id" UUID NOT NULL,
    "rule_key" TEXT NOT NULL,
    "base_version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "recompute" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "drafted_by" UUID NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "preview" JSONB,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT,

    CONSTRAINT "rule_draft_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "recompute" (
    "id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "rule_key" TEXT,
    "rule_version" INTEGER,
    "authority_id" TEXT,
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "recompute_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "recompute_item" (
    "recompute_id" UUID NOT NULL,
    "deadline_id" UUID NOT NULL,
    "result" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "due_before" TIMESTAMPTZ(3),
    "due_after" TIMESTAMPTZ(3),

    CONSTRAINT "recompute_item_pkey" PRIMARY KEY ("recompute_id","deadline_id")
);

CREATE TABLE "rulebook_stamp" (
    "id" INTEGER NOT NULL,
    "stamp" INTEGER NOT NULL,

    CONSTRAINT "rulebook_stamp_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "rule_draft_state_drafted_at_id_idx" ON "rule_draft"("state", "drafted_at", "id");
CREATE INDEX "recompute_requested_at_id_idx" ON "recompute"("requested_at", "id");
CREATE INDEX "recompute_item_deadline_id_idx" ON "recompute_item"("deadline_id");
CREATE INDEX recompute_item_undone ON recompute_item (recompute_id) WHERE done_at IS NULL;
-- One change of a rule is before its approver at a time.
CREATE UNIQUE INDEX rule_draft_one_submitted ON rule_draft (rule_key) WHERE state = 'submitted';

ALTER TABLE "rule_draft" ADD CONSTRAINT "rule_draft_drafted_by_fkey" FOREIGN KEY ("drafted_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "rule_draft" ADD CONSTRAINT "rule_draft_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "recompute" ADD CONSTRAINT "recompute_requested_by_fkey" FOREIGN KEY ("requested_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recompute_item" ADD CONSTRAINT "recompute_item_recompute_id_fkey" FOREIGN KEY ("recompute_id") REFERENCES "recompute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recompute_item" ADD CONSTRAINT "recompute_item_deadline_id_fkey" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE rule_draft ADD CONSTRAINT rule_draft_state CHECK (state IN (
  'draft', 'submitted', 'approved', 'rejected', 'withdrawn', 'superseded'));
ALTER TABLE rule_draft ADD CONSTRAINT rule_draft_four_eyes CHECK (state NOT IN ('approved', 'rejected')
  OR (decided_by IS NOT NULL AND decided_by <> drafted_by AND decided_at IS NOT NULL AND decision_note <> ''));
ALTER TABLE recompute ADD CONSTRAINT recompute_cause CHECK (
  (cause = 'rule' AND rule_key IS NOT NULL AND rule_version IS NOT NULL) OR (cause = 'closure' AND authority_id IS NOT NULL));
ALTER TABLE recompute_item ADD CONSTRAINT recompute_item_result CHECK (result IN ('moved', 'same', 'kept', 'settled'));

-- The stamp goes up with every change of rules, holidays and closures, whoever makes it.
INSERT INTO rulebook_stamp (id, stamp) VALUES (1, 1);
CREATE FUNCTION stamp_rulebook() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE rulebook_stamp SET stamp = stamp + 1 WHERE id = 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER deadline_rule_stamp AFTER INSERT OR UPDATE OR DELETE ON deadline_rule
  FOR EACH STATEMENT EXECUTE FUNCTION stamp_rulebook();
CREATE TRIGGER bank_holiday_stamp AFTER INSERT OR UPDATE OR DELETE ON bank_holiday
  FOR EACH STATEMENT EXECUTE FUNCTION stamp_rulebook();
CREATE TRIGGER authority_closure_stamp AFTER INSERT OR UPDATE OR DELETE ON authority_closure
  FOR EACH STATEMENT EXECUTE FUNCTION stamp_rulebook();

-- What was submitted is what is decided, and what was decided stays.
CREATE FUNCTION rule_draft_holds_still() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'submitted') THEN
    RAISE EXCEPTION 'a draft that was decided is never changed';
  END IF;
  IF OLD.state = 'submitted' AND (NEW.state = 'draft' OR
      (NEW.body, NEW.recompute, NEW.reason) IS DISTINCT FROM (OLD.body, OLD.recompute, OLD.reason)) THEN
    RAISE EXCEPTION 'a draft that was submitted is decided as it stands';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER rule_draft_still BEFORE UPDATE ON rule_draft FOR EACH ROW EXECUTE FUNCTION rule_draft_holds_still();

CREATE FUNCTION decides_rules() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(actor_role() IN ('administrator', 'service-manager', 'director'), false)
$$;

-- Rejects or approves what somebody else submitted; the only way in which the web can change a rule. Answers 'decided',
-- or why not. Approving ends the version before on the day before the new one begins, all in this transaction.
CREATE FUNCTION decide_rule_draft(wanted uuid, approve boolean, at timestamptz, note text, recompute_as uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  draft rule_draft;
  base deadline_rule;
  starts date;
BEGIN
  IF NOT decides_rules() THEN RETURN 'not-found'; END IF;
  SELECT * INTO draft FROM rule_draft WHERE id = wanted FOR UPDATE;
  IF draft.id IS NULL THEN RETURN 'not-found'; END IF;
  IF draft.drafted_by = actor_id() THEN RETURN 'own-draft'; END IF;
  IF draft.state <> 'submitted' THEN RETURN 'not-submitted'; END IF;
  IF NOT approve THEN
    UPDATE rule_draft SET state = 'rejected', decided_by = actor_id(), decided_at = at, decision_note = note WHERE id = wanted;
    RETURN 'decided';
  END IF;

  SELECT * INTO base FROM deadline_rule WHERE key = draft.rule_key ORDER BY version DESC LIMIT 1 FOR UPDATE;
  IF base.version IS DISTINCT FROM draft.base_version THEN
    UPDATE rule_draft SET state = 'superseded', decided_at = at WHERE id = wanted;
    RETURN 'superseded';
  END IF;
  starts := (draft.body->>'validFrom')::date;
  IF draft.body->>'key' <> draft.rule_key OR (draft.body->>'version')::int <> draft.base_version + 1
      OR starts <= base.valid_from THEN
    RAISE EXCEPTION 'the draft does not follow the version it was made from';
  END IF;
  UPDATE deadline_rule SET valid_to = starts - 1,
    body = jsonb_set(body, '{validTo}', to_jsonb(to_char(starts - 1, 'YYYY-MM-DD')))
    WHERE key = base.key AND version = base.version AND (valid_to IS NULL OR valid_to >= starts);
  INSERT INTO deadline_rule (key, version, body, valid_from, valid_to)
    VALUES (draft.rule_key, draft.base_version + 1, draft.body, starts, (draft.body->>'validTo')::date);
  UPDATE rule_draft SET state = 'approved', decided_by = actor_id(), decided_at = at, decision_note = note WHERE id = wanted;
  IF draft.recompute THEN
    INSERT INTO recompute (id, cause, rule_key, rule_version, requested_by, requested_at)
      VALUES (recompute_as, 'rule', draft.rule_key, draft.base_version + 1, actor_id(), at);
  END IF;
  RETURN 'decided';
END
$$;

-- Closes an authority for a day and has its running deadlines computed again. Answers false when it was closed already.
CREATE FUNCTION close_authority(authority text, day date, called text, at timestamptz, recompute_as uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF actor_role() IS DISTINCT FROM 'administrator' THEN
    RAISE EXCEPTION 'only an administrator closes an authority';
  END IF;
  INSERT INTO authority_closure (authority_id, date, name) VALUES (authority, day, called) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO recompute (id, cause, authority_id, requested_by, requested_at)
    VALUES (recompute_as, 'closure', authority, actor_id(), at);
  RETURN true;
END
$$;

-- Running deadlines as a change of rule or calendar meets them, for those who prepare and decide it. Without the case's
-- reference for those who see no case; nobody is told which child.
CREATE FUNCTION running_deadlines(rule text, authority text, beyond uuid, most int) RETURNS TABLE (
  id uuid, reference text, nation text, "authorityId" text, authority_name text, "ruleKey" text, "ruleVersion" int,
  status text, "triggerAt" timestamptz, "dueAt" timestamptz, explanation jsonb,
  extended boolean, pauses jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.id, CASE WHEN sees_nation() THEN c.reference END, c.nation, c.responsible_authority_id, a.name, d.rule_key,
    d.rule_version, d.status, d.trigger_at, d.due_at, d.explanation,
    EXISTS (SELECT FROM deadline_change x WHERE x.deadline_id = d.id AND x.kind = 'extended'),
    (SELECT jsonb_agg(jsonb_build_object('from', p.starts_at, 'to', p.ends_at) ORDER BY p.starts_at)
      FROM deadline_pause p WHERE p.deadline_id = d.id)
  FROM deadline d JOIN child_case c ON c.id = d.case_id JOIN authority a ON a.id = c.responsible_authority_id
  WHERE decides_rules() AND d.status IN ('open', 'paused')
    AND (rule IS NULL OR d.rule_key = rule) AND (authority IS NULL OR c.responsible_authority_id = authority)
    AND (beyond IS NULL OR d.id > beyond)
  ORDER BY d.id LIMIT most
$$;

CREATE FUNCTION recompute_progress(wanted uuid) RETURNS TABLE (result text, count int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(i.result, 'waiting'), count(*)::int FROM recompute_item i
  WHERE i.recompute_id = wanted AND decides_rules() GROUP BY 1
$$;

-- Row-level security and grants ----------------------------------------------------------------------------

ALTER TABLE rule_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE recompute ENABLE ROW LEVEL SECURITY;
ALTER TABLE recompute_item ENABLE ROW LEVEL SECURITY;

CREATE POLICY draft_read ON rule_draft FOR SELECT TO app_web USING ((SELECT decides_rules()));
CREATE POLICY draft_add ON rule_draft FOR INSERT TO app_web
  WITH CHECK (state = 'draft' AND drafted_by = (SELECT actor_id()) AND (SELECT actor_role()) = 'administrator');
CREATE POLICY draft_change ON rule_draft FOR UPDATE TO app_web
  USING (drafted_by = (SELECT actor_id()) AND state IN ('draft', 'submitted') AND (SELECT actor_role()) = 'administrator')
  WITH CHECK (drafted_by = (SELECT actor_id()) AND state IN ('draft', 'submitted', 'withdrawn'));

CREATE POLICY recompute_read ON recompute FOR SELECT TO app_web USING ((SELECT actor_role()) IS NOT NULL);
CREATE POLICY recompute_item_read ON recompute_item FOR SELECT TO app_web
  USING (EXISTS (SELECT FROM deadline d WHERE d.id = deadline_id));
CREATE POLICY worker_recompute ON recompute FOR ALL TO app_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_recompute_item ON recompute_item FOR ALL TO app_worker USING (true) WITH CHECK (true);

REVOKE EXECUTE ON FUNCTION decide_rule_draft, close_authority, running_deadlines, recompute_progress FROM PUBLIC;
GRANT EXECUTE ON FUNCTION decide_rule_draft, close_authority, running_deadlines, recompute_progress TO app_web;
GRANT SELECT, INSERT ON rule_draft TO app_web;
GRANT UPDATE (body, recompute, reason, state, submitted_at, preview) ON rule_draft TO app_web;
GRANT SELECT ON recompute, recompute_item TO app_web, app_worker;
GRANT UPDATE (finished_at) ON recompute TO app_worker;
GRANT INSERT, UPDATE ON recompute_item TO app_worker;
GRANT SELECT ON rulebook_stamp TO app_web, app_worker;
