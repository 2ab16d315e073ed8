-- How long records are kept: what is due for review, legal holds, and erasure that one person proposes and another approves.

CREATE TABLE "retention_review" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_until" DATE,
    "kept_reason" TEXT,
    "settled_by" UUID,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "retention_review_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "legal_hold" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "review_on" DATE NOT NULL,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by" UUID,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "fields" INTEGER,
    "key_hash" TEXT,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "child_case" ADD COLUMN "erased_at" TIMESTAMPTZ(3);

CREATE UNIQUE INDEX "retention_review_case_id_category_due_on_key" ON "retention_review"("case_id", "category", "due_on");
CREATE INDEX "legal_hold_case_id_idx" ON "legal_hold"("case_id");
CREATE INDEX "erasure_case_id_idx" ON "erasure"("case_id");
CREATE INDEX "erasure_state_proposed_at_id_idx" ON "erasure"("state", "proposed_at", "id");
-- One hold and one proposal at a time.
CREATE UNIQUE INDEX legal_hold_one ON legal_hold (case_id) WHERE lifted_at IS NULL;
CREATE UNIQUE INDEX erasure_one_proposed ON erasure (case_id) WHERE state = 'proposed';
CREATE INDEX retention_review_open ON retention_review (due_on, id) WHERE settled_at IS NULL;

ALTER TABLE "retention_review" ADD CONSTRAINT "retention_review_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_set_by_fkey" FOREIGN KEY ("set_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_proposed_by_fkey" FOREIGN KEY ("proposed_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE erasure ADD CONSTRAINT erasure_state CHECK (state IN ('proposed', 'withdrawn', 'rejected', 'done'));
ALTER TABLE erasure ADD CONSTRAINT erasure_four_eyes CHECK (state NOT IN ('rejected', 'done')
  OR (decided_by IS NOT NULL AND decided_by <> proposed_by AND decided_at IS NOT NULL));
ALTER TABLE erasure ADD CONSTRAINT erasure_proof CHECK (state <> 'done' OR (fields IS NOT NULL AND key_hash <> ''));
ALTER TABLE legal_hold ADD CONSTRAINT legal_hold_lifted CHECK ((lifted_at IS NULL) = (lifted_by IS NULL));

-- A fact stays a fact; only what somebody wrote beside it can be emptied, and only by an erasure.
CREATE FUNCTION case_event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    OLD.note_sealed := NULL;
    IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'audit entries are never changed or removed';
END
$$;
DROP TRIGGER case_event_final ON case_event;
CREATE TRIGGER case_event_final BEFORE UPDATE OR DELETE ON case_event FOR EACH ROW EXECUTE FUNCTION case_event_is_final();

-- An erased case is not erased twice, and a hold is never slipped under an erasure or the other way round: each of these
-- takes the lock of the case first.
CREATE FUNCTION case_is_held(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM legal_hold h JOIN child_case c ON c.id = h.case_id
    WHERE h.lifted_at IS NULL AND c.child_id = (SELECT child_id FROM child_case WHERE id = wanted))
$$;

-- Destroys the key of a child and empties everything that was sealed, as proposed by somebody else. The only way in which
-- the web can do either. Answers 'done', or why not; how much was emptied is in the erasure's row.
CREATE FUNCTION erase_child(wanted uuid, at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  proposal erasure;
  victim child;
  emptied int;
  hashed text;
  n int;
BEGIN
  IF actor_role() IS DISTINCT FROM 'director' THEN RETURN 'not-found'; END IF;
  SELECT * INTO proposal FROM erasure WHERE id = wanted FOR UPDATE;
  IF proposal.id IS NULL THEN RETURN 'not-found'; END IF;
  IF proposal.state <> 'proposed' THEN RETURN 'not-proposed'; END IF;
  IF proposal.proposed_by = actor_id() THEN RETURN 'own-proposal'; END IF;
  SELECT k.* INTO victim FROM child k JOIN child_case c ON c.child_id = k.id WHERE c.id = proposal.case_id FOR UPDATE OF k;
  PERFORM FROM child_case WHERE child_id = victim.id FOR UPDATE;
  IF EXISTS (SELECT FROM child_case WHERE child_id = victim.id AND status = 'open') THEN RETURN 'still-open'; END IF;
  IF case_is_held(proposal.case_id) THEN RETURN 'on-hold'; END IF;

  hashed := encode(sha256(convert_to(victim.wrapped_key, 'UTF8')), 'hex');
  emptied := 1 + num_nonnulls(victim.name_sealed, victim.aliases_sealed, victim.birth_date_sealed);
  UPDATE child SET wrapped_key = '', name_sealed = NULL, aliases_sealed = NULL, birth_date_sealed = NULL, name_index = '{}'
    WHERE id = victim.id;
  SELECT coalesce(sum(num_nonnulls(nullif(referrer_sealed, ''), place_detail_sealed, narrative_sealed, safe_contact_sealed)), 0)
    INTO n FROM referral WHERE case_id IN (SELECT id FROM child_case WHERE child_id = victim.id);
  emptied := emptied + n;
  UPDATE referral SET referrer_sealed = '', place_detail_sealed = NULL, narrative_sealed = NULL, safe_contact_sealed = NULL
    WHERE case_id IN (SELECT id FROM child_case WHERE child_id = victim.id);
  UPDATE case_event SET note_sealed = NULL
    WHERE note_sealed IS NOT NULL AND case_id IN (SELECT id FROM child_case WHERE child_id = victim.id);
  GET DIAGNOSTICS n = ROW_COUNT;
  emptied := emptied + n;
  UPDATE handover_message SET text_sealed = ''
    WHERE text_sealed <> '' AND case_id IN (SELECT id FROM child_case WHERE child_id = victim.id);
  GET DIAGNOSTICS n = ROW_COUNT;
  emptied := emptied + n;
  UPDATE handover SET wrapped_key = ''
    WHERE wrapped_key <> '' AND case_id IN (SELECT id FROM child_case WHERE child_id = victim.id);
  GET DIAGNOSTICS n = ROW_COUNT;
  emptied := emptied + n;
  UPDATE child_case SET erased_at = at WHERE child_id = victim.id;
  UPDATE retention_review SET settled_at = at, settled_by = actor_id()
    WHERE settled_at IS NULL AND case_id IN (SELECT id FROM child_case WHERE child_id = victim.id);
  UPDATE erasure SET state = 'done', decided_by = actor_id(), decided_at = at, fields = emptied, key_hash = hashed
    WHERE id = wanted;
  RETURN 'done';
END
$$;

-- Row-level security and grants ----------------------------------------------------------------------------

ALTER TABLE retention_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE legal_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION keeps_records() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(actor_role() = 'data-protection-lead', false)
$$;
CREATE FUNCTION sees_retention() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(actor_role() IN ('data-protection-lead', 'director', 'monitor'), false)
$$;

CREATE POLICY review_read ON retention_review FOR SELECT TO app_web USING ((SELECT sees_retention()));
CREATE POLICY review_keep ON retention_review FOR UPDATE TO app_web
  USING (settled_at IS NULL AND (SELECT keeps_records()))
  WITH CHECK (settled_by = (SELECT actor_id()) AND settled_at IS NOT NULL AND kept_until IS NOT NULL);
CREATE POLICY worker_review ON retention_review FOR ALL TO app_worker USING (true) WITH CHECK (true);

CREATE POLICY hold_read ON legal_hold FOR SELECT TO app_web USING ((SELECT sees_retention()));
CREATE POLICY hold_set ON legal_hold FOR INSERT TO app_web
  WITH CHECK ((SELECT keeps_records()) AND set_by = (SELECT actor_id()) AND lifted_at IS NULL);
CREATE POLICY hold_lift ON legal_hold FOR UPDATE TO app_web
  USING (lifted_at IS NULL AND (SELECT keeps_records())) WITH CHECK (lifted_by = (SELECT actor_id()));

CREATE POLICY erasure_read ON erasure FOR SELECT TO app_web USING ((SELECT sees_retention()));
CREATE POLICY erasure_propose ON erasure FOR INSERT TO app_web
  WITH CHECK ((SELECT keeps_records()) AND state = 'proposed' AND proposed_by = (SELECT actor_id()));
CREATE POLICY erasure_withdraw ON erasure FOR UPDATE TO app_web
  USING (state = 'proposed' AND (SELECT keeps_records())) WITH CHECK (state = 'withdrawn');
CREATE POLICY erasure_reject ON erasure FOR UPDATE TO app_web
  USING (state = 'proposed' AND (SELECT actor_role()) = 'director')
  WITH CHECK (state = 'rejected' AND decided_by = (SELECT actor_id()));

REVOKE EXECUTE ON FUNCTION erase_child, case_is_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_child, case_is_held TO app_web;
GRANT SELECT ON retention_review, legal_hold, erasure TO app_web;
GRANT UPDATE (kept_until, kept_reason, settled_by, settled_at) ON retention_review TO app_web;
GRANT INSERT ON legal_hold, erasure TO app_web;
GRANT UPDATE (lifted_by, lifted_at) ON legal_hold TO app_web;
GRANT UPDATE (state, decided_by, decided_at) ON erasure TO app_web;
GRANT SELECT, INSERT ON retention_review TO app_worker;
