-- What Prisma's schema cannot say: constraints, the audit chain, row-level security and grants.
-- Roles: the owner runs migrations only; app_web serves people; app_worker fires and sends, and may read no sealed field.

-- Constraints ------------------------------------------------------------------------------------------

CREATE SCHEMA extensions;
CREATE EXTENSION btree_gist SCHEMA extensions;

-- A child never has two guardians at once.
ALTER TABLE appointment ADD CONSTRAINT appointment_one_active
  EXCLUDE USING gist (case_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&);
ALTER TABLE appointment ADD CONSTRAINT appointment_period CHECK (ends_at IS NULL OR ends_at > starts_at);

ALTER TABLE user_account ADD CONSTRAINT user_account_role CHECK (role IN (
  'guardian', 'guardian-manager', 'social-worker', 'team-manager', 'duty-manager', 'coordinator',
  'service-manager', 'director', 'monitor', 'administrator', 'data-protection-lead'));
ALTER TABLE child_case ADD CONSTRAINT child_case_status CHECK (status IN ('open', 'closed'));
ALTER TABLE referral_draft ADD CONSTRAINT referral_draft_sent CHECK (
  (submitted_at IS NULL) = (reference IS NULL) AND (submitted_at IS NULL) = (receipt IS NULL)
  AND (submitted_at IS NULL OR sealed = ''));
ALTER TABLE handover ADD CONSTRAINT handover_state CHECK (state IN (
  'sent', 'acknowledged', 'queried', 'accepted', 'refused', 'superseded'));
ALTER TABLE handover ADD CONSTRAINT handover_refusal CHECK ((state = 'refused') <= (refusal_code IS NOT NULL));
ALTER TABLE guardian_offer ADD CONSTRAINT guardian_offer_state CHECK (state IN (
  'offered', 'accepted', 'declined', 'withdrawn', 'appointed'));
ALTER TABLE deadline ADD CONSTRAINT deadline_status CHECK (status IN ('open', 'met', 'met-late', 'waived', 'cancelled'));
ALTER TABLE planned_action ADD CONSTRAINT planned_action_state CHECK (state IN ('planned', 'fired', 'superseded'));
ALTER TABLE outbox ADD CONSTRAINT outbox_state CHECK (state IN ('pending', 'sending', 'accepted', 'suppressed', 'dead'));
ALTER TABLE attempt ADD CONSTRAINT attempt_outcome CHECK (outcome IN ('accepted', 'transient', 'permanent', 'unknown', 'suppressed'));

-- One open handover and one live offer in a case.
CREATE UNIQUE INDEX handover_one_open ON handover (case_id) WHERE state IN ('sent', 'acknowledged', 'queried');
CREATE UNIQUE INDEX guardian_offer_one_live ON guardian_offer (case_id) WHERE state IN ('offered', 'accepted');

CREATE INDEX planned_action_due ON planned_action (fire_at) WHERE state = 'planned';
-- The coordinator's lists: what waits for an authority, for a decision, for an appointment.
CREATE INDEX handover_waiting ON handover (sent_at, id) WHERE state IN ('sent', 'acknowledged', 'queried');
CREATE INDEX handover_refused ON handover (answered_at, id) WHERE state = 'refused';
CREATE INDEX guardian_offer_accepted ON guardian_offer (answered_at, id) WHERE state = 'accepted';
CREATE INDEX outbox_dead ON outbox (settled_at, id) WHERE state = 'dead';
CREATE INDEX outbox_owed ON outbox (next_attempt_at) WHERE state IN ('pending', 'sending');

-- The audit chain --------------------------------------------------------------------------------------

INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '\x00');

-- The text a link's hash covers; the verifier uses the same function.
CREATE FUNCTION audit_text(e audit_entry) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_array((e).seq, (extract(epoch FROM (e).at) * 1000)::bigint, (e).actor_id, (e).actor_label, (e).action,
    (e).subject_type, (e).subject_id, (e).case_id, (e).detail)::text
$$;

CREATE FUNCTION actor_id() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('app.user_id', true), '')::uuid
$$;

-- Adds one link in the caller's transaction; the head row is locked, so links are ordered by commit.
CREATE FUNCTION audit_append(at timestamptz, actor_label text, action text, subject_type text, subject_id text,
  case_id uuid, detail jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head;
  entry audit_entry;
BEGIN
  SELECT * INTO head FROM audit_head WHERE id = 1 FOR UPDATE;
  entry := ROW(head.seq + 1, date_trunc('milliseconds', at), actor_id(), actor_label, action, subject_type, subject_id,
    case_id, detail, head.hash, '\x00'::bytea);
  entry.hash := sha256(head.hash || convert_to(audit_text(entry), 'UTF8'));
  INSERT INTO audit_entry SELECT entry.*;
  UPDATE audit_head SET seq = entry.seq, hash = entry.hash WHERE id = 1;
END
$$;

-- Many links under one lock of the head, for a batch of the worker's. Entries in order, as an array of objects.
CREATE FUNCTION audit_append_many(at timestamptz, actor_label text, entries jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head;
  entry audit_entry;
  given jsonb;
BEGIN
  SELECT * INTO head FROM audit_head WHERE id = 1 FOR UPDATE;
  FOR given IN SELECT value FROM jsonb_array_elements(entries) LOOP
    entry := ROW(head.seq + 1, date_trunc('milliseconds', at), actor_id(), actor_label, given->>'action',
      given->>'subjectType', given->>'subjectId', (given->>'caseId')::uuid, given->'detail', head.hash, '\x00'::bytea);
    entry.hash := sha256(head.hash || convert_to(audit_text(entry), 'UTF8'));
    INSERT INTO audit_entry SELECT entry.*;
    head.seq := entry.seq;
    head.hash := entry.hash;
  END LOOP;
  UPDATE audit_head SET seq = head.seq, hash = head.hash WHERE id = 1;
END
$$;

CREATE FUNCTION audit_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed or removed';
END
$$;
CREATE TRIGGER audit_entry_final BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_is_final();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();
CREATE TRIGGER case_event_final BEFORE UPDATE OR DELETE ON case_event FOR EACH ROW EXECUTE FUNCTION audit_is_final();
CREATE TRIGGER case_event_no_truncate BEFORE TRUNCATE ON case_event FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();

-- Who is asking ----------------------------------------------------------------------------------------

CREATE FUNCTION actor_role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT role FROM user_account WHERE id = actor_id() AND status = 'active'
$$;
CREATE FUNCTION actor_authority() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authority_id FROM user_account WHERE id = actor_id() AND status = 'active'
    AND role IN ('social-worker', 'team-manager', 'duty-manager')
$$;
-- A referrer's transaction may touch exactly the case it opens; ids are random and made by the server.
CREATE FUNCTION intake_case() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('app.intake_case', true), '')::uuid
$$;
CREATE FUNCTION sees_nation() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(actor_role() IN ('coordinator', 'service-manager', 'director', 'monitor', 'data-protection-lead'), false)
$$;
CREATE FUNCTION acts_nationally() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(actor_role() IN ('coordinator', 'service-manager', 'director'), false)
$$;
CREATE FUNCTION sees_identity_nationally() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(actor_role() IN ('coordinator', 'service-manager', 'director', 'data-protection-lead'), false)
$$;

-- Cases the actor may read in full: own child, a child covered for, a managed guardian's child, own authority's child.
CREATE FUNCTION visible_cases() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
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

-- Cases the actor may only preview: an offer to answer, a handover to answer.
CREATE FUNCTION preview_cases() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT case_id FROM guardian_offer
    WHERE guardian_id = actor_id() AND state IN ('offered', 'accepted') AND actor_role() = 'guardian'
  UNION ALL
  SELECT case_id FROM handover
    WHERE to_authority_id = actor_authority() AND state IN ('sent', 'acknowledged', 'queried')
$$;
CREATE FUNCTION touchable_cases() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT visible_cases() UNION ALL SELECT preview_cases()
$$;

-- What the receiver may know of a referral before acceptance: the area, never the place, and how many indicators.
CREATE FUNCTION case_preview(wanted uuid) RETURNS TABLE (found_area text, indicators int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.name, cardinality(r.indicators)
  FROM referral r JOIN place p ON p.id = r.place_id JOIN authority a ON a.id = p.authority_id
  WHERE r.case_id = wanted AND (sees_nation() OR wanted IN (SELECT touchable_cases()))
$$;

-- How far the worker is behind, for those who run the service: a number and a moment, no rows.
CREATE FUNCTION planned_backlog(at timestamptz) RETURNS TABLE (waiting int, oldest timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int, min(p.fire_at) FROM planned_action p
  WHERE p.state = 'planned' AND p.fire_at <= at AND (acts_nationally() OR actor_role() = 'administrator')
$$;

-- Row-level security: nothing unless a policy says so --------------------------------------------------

ALTER TABLE child ENABLE ROW LEVEL SECURITY;
ALTER TABLE child_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE handover ENABLE ROW LEVEL SECURITY;
ALTER TABLE handover_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE guardian_offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointment ENABLE ROW LEVEL SECURITY;
ALTER TABLE deadline ENABLE ROW LEVEL SECURITY;
ALTER TABLE planned_action ENABLE ROW LEVEL SECURITY;
ALTER TABLE acknowledgement ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE task ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;

-- The child: identity only with full sight of a case. A monitor never sees it.
CREATE POLICY child_read ON child FOR SELECT TO app_web USING (
  id = nullif(current_setting('app.intake_child', true), '')::uuid
  OR (SELECT sees_identity_nationally())
  OR id IN (SELECT c.child_id FROM child_case c WHERE c.id IN (SELECT visible_cases())));
CREATE POLICY child_intake ON child FOR INSERT TO app_web
  WITH CHECK (id = nullif(current_setting('app.intake_child', true), '')::uuid);

CREATE POLICY case_read ON child_case FOR SELECT TO app_web
  USING ((SELECT sees_nation()) OR id IN (SELECT touchable_cases()));
CREATE POLICY case_intake ON child_case FOR INSERT TO app_web WITH CHECK (id = (SELECT intake_case()));
CREATE POLICY case_change ON child_case FOR UPDATE TO app_web
  USING ((SELECT acts_nationally()) OR id IN (SELECT touchable_cases()))
  WITH CHECK (true);

CREATE POLICY referral_read ON referral FOR SELECT TO app_web
  USING ((SELECT sees_identity_nationally()) OR case_id IN (SELECT visible_cases()));
CREATE POLICY referral_intake ON referral FOR INSERT TO app_web WITH CHECK (case_id = (SELECT intake_case()));

CREATE POLICY draft_own ON referral_draft FOR ALL TO app_web
  USING (code_hash = nullif(current_setting('app.draft', true), ''))
  WITH CHECK (code_hash = nullif(current_setting('app.draft', true), ''));

CREATE POLICY event_read ON case_event FOR SELECT TO app_web
  USING ((SELECT sees_nation()) OR case_id IN (SELECT visible_cases()));
CREATE POLICY event_add ON case_event FOR INSERT TO app_web
  WITH CHECK ((SELECT acts_nationally()) OR case_id IN (SELECT touchable_cases()));

CREATE POLICY handover_read ON handover FOR SELECT TO app_web USING (
  (SELECT sees_nation()) OR to_authority_id = (SELECT actor_authority()) OR case_id IN (SELECT visible_cases()));
CREATE POLICY handover_send ON handover FOR INSERT TO app_web
  WITH CHECK ((SELECT acts_nationally()) OR case_id = (SELECT intake_case()));
CREATE POLICY handover_answer ON handover FOR UPDATE TO app_web
  USING ((SELECT acts_nationally()) OR to_authority_id = (SELECT actor_authority()))
  WITH CHECK (true);

CREATE POLICY handover_message_read ON handover_message FOR SELECT TO app_web
  USING ((SELECT sees_identity_nationally()) OR case_id IN (SELECT touchable_cases()));
CREATE POLICY handover_message_add ON handover_message FOR INSERT TO app_web
  WITH CHECK ((SELECT acts_nationally()) OR case_id IN (SELECT touchable_cases()));

CREATE POLICY offer_read ON guardian_offer FOR SELECT TO app_web
  USING ((SELECT sees_nation()) OR guardian_id = (SELECT actor_id()) OR case_id IN (SELECT visible_cases()));
CREATE POLICY offer_make ON guardian_offer FOR INSERT TO app_web WITH CHECK ((SELECT acts_nationally()));
CREATE POLICY offer_change ON guardian_offer FOR UPDATE TO app_web
  USING ((SELECT acts_nationally()) OR guardian_id = (SELECT actor_id())) WITH CHECK (true);

CREATE POLICY appointment_read ON appointment FOR SELECT TO app_web
  USING ((SELECT sees_nation()) OR guardian_id = (SELECT actor_id()) OR case_id IN (SELECT visible_cases()));
CREATE POLICY appointment_make ON appointment FOR INSERT TO app_web WITH CHECK ((SELECT acts_nationally()));
CREATE POLICY appointment_change ON appointment FOR UPDATE TO app_web
  USING ((SELECT acts_nationally())) WITH CHECK ((SELECT acts_nationally()));

-- Before acceptance the receiver sees the clock it has to answer, and no other.
CREATE POLICY deadline_read ON deadline FOR SELECT TO app_web USING (
  (SELECT sees_nation()) OR case_id IN (SELECT visible_cases())
  OR (rule_key LIKE 'handover.%' AND case_id IN (SELECT preview_cases())));
CREATE POLICY deadline_open ON deadline FOR INSERT TO app_web
  WITH CHECK ((SELECT acts_nationally()) OR case_id IN (SELECT touchable_cases()));
CREATE POLICY deadline_change ON deadline FOR UPDATE TO app_web
  USING ((SELECT acts_nationally()) OR case_id IN (SELECT touchable_cases())) WITH CHECK (true);

CREATE POLICY planned_read ON planned_action FOR SELECT TO app_web
  USING ((SELECT sees_nation()) OR case_id IN (SELECT touchable_cases()));
CREATE POLICY planned_add ON planned_action FOR INSERT TO app_web
  WITH CHECK ((SELECT acts_nationally()) OR case_id IN (SELECT touchable_cases()));
CREATE POLICY planned_change ON planned_action FOR UPDATE TO app_web
  USING ((SELECT acts_nationally()) OR case_id IN (SELECT touchable_cases())) WITH CHECK (true);

CREATE POLICY acknowledgement_read ON acknowledgement FOR SELECT TO app_web
  USING ((SELECT sees_nation()) OR case_id IN (SELECT touchable_cases()));
CREATE POLICY acknowledgement_add ON acknowledgement FOR INSERT TO app_web
  WITH CHECK (user_id = (SELECT actor_id()) AND ((SELECT acts_nationally()) OR case_id IN (SELECT touchable_cases())));

CREATE POLICY notice_read ON notice FOR SELECT TO app_web
  USING (user_id = (SELECT actor_id()) OR (SELECT sees_nation()) OR case_id IN (SELECT visible_cases()));
CREATE POLICY notice_add ON notice FOR INSERT TO app_web WITH CHECK (
  case_id IS NULL OR (SELECT acts_nationally()) OR case_id IN (SELECT touchable_cases()));
CREATE POLICY notice_seen ON notice FOR UPDATE TO app_web
  USING (user_id = (SELECT actor_id())) WITH CHECK (user_id = (SELECT actor_id()));

-- E-mails owed carry a recipient's id and a kind, nothing of the child.
CREATE POLICY outbox_read ON outbox FOR SELECT TO app_web USING (
  (SELECT sees_nation()) OR (SELECT actor_role()) = 'administrator'
  OR EXISTS (SELECT FROM notice n WHERE n.id = notice_id));
CREATE POLICY outbox_add ON outbox FOR INSERT TO app_web WITH CHECK (state = 'pending');
-- The one change the web makes to an e-mail: a dead one is owed once more.
CREATE POLICY outbox_retry ON outbox FOR UPDATE TO app_web
  USING (state = 'dead' AND (SELECT acts_nationally())) WITH CHECK (state = 'pending');
CREATE POLICY attempt_read ON attempt FOR SELECT TO app_web
  USING (EXISTS (SELECT FROM outbox o WHERE o.id = outbox_id));

CREATE POLICY task_read ON task FOR SELECT TO app_web
  USING ((SELECT sees_nation()) OR (SELECT actor_role()) = 'administrator');
CREATE POLICY task_add ON task FOR INSERT TO app_web WITH CHECK (done_at IS NULL);
CREATE POLICY task_done ON task FOR UPDATE TO app_web USING ((SELECT acts_nationally())) WITH CHECK ((SELECT acts_nationally()));

CREATE POLICY audit_read ON audit_entry FOR SELECT TO app_web USING (
  (SELECT actor_role()) IN ('monitor', 'data-protection-lead')
  OR (case_id IS NOT NULL AND ((SELECT acts_nationally()) OR case_id IN (SELECT visible_cases()))));

-- The worker runs for everybody, and holds no key: it is granted no sealed column.
CREATE POLICY worker_case ON child_case FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_event ON case_event FOR ALL TO app_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_handover ON handover FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_offer ON guardian_offer FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_appointment ON appointment FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_deadline ON deadline FOR ALL TO app_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_planned ON planned_action FOR ALL TO app_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_acknowledgement ON acknowledgement FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_notice ON notice FOR ALL TO app_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_outbox ON outbox FOR ALL TO app_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_attempt ON attempt FOR ALL TO app_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_task ON task FOR ALL TO app_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_audit ON audit_entry FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_draft ON referral_draft FOR ALL TO app_worker USING (true) WITH CHECK (true);

-- Grants: no DELETE for the web, no sealed column for the worker ---------------------------------------

REVOKE EXECUTE ON FUNCTION audit_append, audit_append_many FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_append TO app_web, app_worker;
GRANT EXECUTE ON FUNCTION audit_append_many TO app_worker;
GRANT USAGE ON SCHEMA public TO app_web, app_worker;

GRANT SELECT ON authority, place, bank_holiday, authority_closure, deadline_rule, user_account, guardian_profile,
  absence, heartbeat TO app_web, app_worker;

GRANT SELECT ON credential TO app_web;
GRANT SELECT, INSERT, UPDATE ON session, referral_draft, child_case, handover, guardian_offer, appointment, deadline,
  planned_action, notice, task TO app_web;
GRANT SELECT, INSERT ON child, referral, case_event, handover_message, acknowledgement, outbox TO app_web;
GRANT UPDATE (state, created_at, next_attempt_at, attempts, settled_at, reason) ON outbox TO app_web;
GRANT SELECT ON attempt, audit_entry, audit_head TO app_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO app_web;

GRANT SELECT ON child_case, handover, guardian_offer, appointment, acknowledgement, audit_entry, audit_head TO app_worker;
GRANT SELECT (id, case_id, type, at, recorded_at, actor_id, actor_label, detail) ON case_event TO app_worker;
GRANT INSERT (id, case_id, type, at, recorded_at, actor_id, actor_label, detail) ON case_event TO app_worker;
GRANT SELECT, INSERT, UPDATE ON deadline, planned_action, notice, outbox, attempt, task, heartbeat TO app_worker;
GRANT SELECT (id, expires_at, submitted_at), DELETE ON referral_draft TO app_worker;
GRANT SELECT (id, expires_at), DELETE ON session TO app_worker;
