-- Requests of a child, or of somebody for a child, to see what is held about it. What is decided is kept item by item in
-- codes and places; no content is kept here, and no package.

CREATE TABLE "subject_request" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "received_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "requester" TEXT NOT NULL,
    "identity_checked" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "subject_request_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "subject_item" (
    "request_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "passages" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subject_item_pkey" PRIMARY KEY ("request_id","item")
);

CREATE UNIQUE INDEX "subject_request_number_key" ON "subject_request"("number");
CREATE INDEX "subject_request_case_id_idx" ON "subject_request"("case_id");
CREATE INDEX "subject_request_due_on_id_idx" ON "subject_request"("due_on", "id");

ALTER TABLE "subject_request" ADD CONSTRAINT "subject_request_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "subject_request" ADD CONSTRAINT "subject_request_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "subject_request" ADD CONSTRAINT "subject_request_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "subject_item" ADD CONSTRAINT "subject_item_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "subject_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE subject_request ADD CONSTRAINT subject_request_state CHECK (state IN (
  'preparing', 'submitted', 'approved', 'closed'));
-- Nothing is approved by whoever prepared it, nor for somebody whose identity nobody has checked.
ALTER TABLE subject_request ADD CONSTRAINT subject_request_four_eyes CHECK (state <> 'approved'
  OR (decided_by IS NOT NULL AND decided_by <> recorded_by AND decided_at IS NOT NULL AND identity_checked));
ALTER TABLE subject_item ADD CONSTRAINT subject_item_decision CHECK (
  decision IN ('release', 'withhold', 'redact') AND ((decision = 'release') = (reason IS NULL)));

ALTER TABLE subject_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE subject_item ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION approves_requests() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(actor_role() IN ('director', 'service-manager'), false)
$$;

CREATE POLICY request_read ON subject_request FOR SELECT TO app_web
  USING ((SELECT keeps_records()) OR (SELECT approves_requests()));
CREATE POLICY request_record ON subject_request FOR INSERT TO app_web
  WITH CHECK ((SELECT keeps_records()) AND state = 'preparing' AND recorded_by = (SELECT actor_id()));
CREATE POLICY request_prepare ON subject_request FOR UPDATE TO app_web
  USING ((SELECT keeps_records()) AND state IN ('preparing', 'submitted'))
  WITH CHECK (state IN ('preparing', 'submitted', 'closed') AND decided_by IS NULL);
CREATE POLICY request_decide ON subject_request FOR UPDATE TO app_web
  USING (state = 'submitted' AND (SELECT approves_requests()))
  WITH CHECK ((state = 'approved' AND decided_by = (SELECT actor_id())) OR (state = 'preparing' AND decided_by IS NULL));

CREATE POLICY item_read ON subject_item FOR SELECT TO app_web
  USING (request_id IN (SELECT id FROM subject_request));
CREATE POLICY item_decide ON subject_item FOR INSERT TO app_web
  WITH CHECK ((SELECT keeps_records()) AND decided_by = (SELECT actor_id())
    AND request_id IN (SELECT id FROM subject_request WHERE state = 'preparing'));
CREATE POLICY item_change ON subject_item FOR UPDATE TO app_web
  USING ((SELECT keeps_records()) AND request_id IN (SELECT id FROM subject_request WHERE state = 'preparing'))
  WITH CHECK (decided_by = (SELECT actor_id()));

GRANT SELECT, INSERT ON subject_request, subject_item TO app_web;
GRANT UPDATE (state, identity_checked, submitted_at, decided_by, decided_at) ON subject_request TO app_web;
GRANT UPDATE (decision, reason, passages, fingerprint, decided_by, decided_at) ON subject_item TO app_web;
