-- An action that cannot be fired is set aside and tried again; the others are fired meanwhile.

-- CreateTable
CREATE TABLE "firing_failure" (
    "action_id" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "fault" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "retry_at" TIMESTAMPTZ(3) NOT NULL,
    "mended_at" TIMESTAMPTZ(3),

    CONSTRAINT "firing_failure_pkey" PRIMARY KEY ("action_id")
);

-- AddForeignKey
ALTER TABLE "firing_failure" ADD CONSTRAINT "firing_failure_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "planned_action"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE firing_failure ENABLE ROW LEVEL SECURITY;
CREATE POLICY firing_failure_read ON firing_failure FOR SELECT TO app_web
  USING ((SELECT sees_nation()) OR (SELECT actor_role()) = 'administrator');
CREATE POLICY worker_firing_failure ON firing_failure FOR ALL TO app_worker USING (true) WITH CHECK (true);
GRANT SELECT ON firing_failure TO app_web;
GRANT SELECT, INSERT, UPDATE ON firing_failure TO app_worker;

-- What is due is read in the order in which it is fired, straight from the index.
DROP INDEX planned_action_due;
CREATE INDEX planned_action_due ON planned_action (fire_at, rung NULLS FIRST, id) WHERE state = 'planned';

-- Many links under one lock of the head, for a batch of the worker's. Entries in order, as an array of objects.
-- Only the hashes are made one after another; what they cover and what is kept is made for all at once.
CREATE OR REPLACE FUNCTION audit_append_many(at timestamptz, actor_label text, entries jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head;
  moment timestamptz := date_trunc('milliseconds', at);
  actor uuid := actor_id();
  texts bytea[];
  covered bytea;
  before bytea[] := '{}';
  hashes bytea[] := '{}';
BEGIN
  SELECT * INTO head FROM audit_head WHERE id = 1 FOR UPDATE;
  texts := ARRAY(
    SELECT convert_to(audit_text(ROW(head.seq + n, moment, actor, actor_label, given->>'action', given->>'subjectType',
      given->>'subjectId', (given->>'caseId')::uuid, given->'detail', '\x00'::bytea, '\x00'::bytea)::audit_entry), 'UTF8')
    FROM jsonb_array_elements(entries) WITH ORDINALITY AS e (given, n) ORDER BY n);
  FOREACH covered IN ARRAY texts LOOP
    before := before || head.hash;
    head.hash := sha256(head.hash || covered);
    hashes := hashes || head.hash;
  END LOOP;
  INSERT INTO audit_entry (seq, at, actor_id, actor_label, action, subject_type, subject_id, case_id, detail, previous, hash)
    SELECT head.seq + n, moment, actor, actor_label, given->>'action', given->>'subjectType', given->>'subjectId',
      (given->>'caseId')::uuid, given->'detail', previous, hash
    FROM ROWS FROM (jsonb_array_elements(entries), unnest(before), unnest(hashes))
      WITH ORDINALITY AS link (given, previous, hash, n);
  UPDATE audit_head SET seq = head.seq + cardinality(texts), hash = head.hash WHERE id = 1;
END
$$;
