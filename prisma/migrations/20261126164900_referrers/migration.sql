-- First responder organisations, and accounts of theirs. A referrer sees the receipts of what they sent, and no case.

CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "organisation_name_key" ON "organisation"("name");
ALTER TABLE organisation ADD CONSTRAINT organisation_kind CHECK (kind IN (
  'police', 'border-force', 'local-authority', 'health', 'education', 'charity', 'other'));

ALTER TABLE "user_account" ADD COLUMN "organisation_id" UUID;
CREATE INDEX "user_account_organisation_id_idx" ON "user_account"("organisation_id");
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE user_account DROP CONSTRAINT user_account_role;
ALTER TABLE user_account ADD CONSTRAINT user_account_role CHECK (role IN (
  'guardian', 'guardian-manager', 'social-worker', 'team-manager', 'duty-manager', 'coordinator',
  'service-manager', 'director', 'monitor', 'administrator', 'data-protection-lead', 'referrer'));

ALTER TABLE "referral" ADD COLUMN "sent_by" UUID;
CREATE INDEX "referral_sent_by_received_at_id_idx" ON "referral"("sent_by", "received_at", "id");
ALTER TABLE "referral" ADD CONSTRAINT "referral_sent_by_fkey" FOREIGN KEY ("sent_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A referral is sent by nobody in particular, or by the referrer who is signed in.
DROP POLICY referral_intake ON referral;
CREATE POLICY referral_intake ON referral FOR INSERT TO app_web WITH CHECK (case_id = (SELECT intake_case())
  AND (sent_by IS NULL OR (sent_by = (SELECT actor_id()) AND (SELECT actor_role()) = 'referrer')));

-- What a referrer may know of what they sent: that it came, whom it was put before, by when an answer is due and whether
-- it was given, and whether the child has a guardian. Not who the child is, nor what anybody wrote.
CREATE FUNCTION my_referrals() RETURNS TABLE (id uuid, reference text, received_at timestamptz, danger boolean, authority text,
  answer_by timestamptz, acknowledged_at timestamptz, state text, answered_at timestamptz, guardian boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, r.reference, r.received_at, c.immediate_danger, a.name, due.due_at, h.acknowledged_at, h.state, h.answered_at,
    EXISTS (SELECT FROM appointment g WHERE g.case_id = c.id AND g.ends_at IS NULL)
  FROM referral r JOIN child_case c ON c.id = r.case_id
    LEFT JOIN LATERAL (SELECT * FROM handover o WHERE o.case_id = c.id ORDER BY o.sent_at DESC, o.id DESC LIMIT 1) h ON true
    LEFT JOIN authority a ON a.id = h.to_authority_id
    LEFT JOIN LATERAL (SELECT d.due_at FROM deadline d WHERE d.case_id = c.id AND d.rule_key LIKE 'handover.answer.%'
      ORDER BY d.opened_at DESC, d.id DESC LIMIT 1) due ON true
  WHERE r.sent_by = actor_id() AND actor_role() = 'referrer'
$$;
CREATE FUNCTION is_own_referral(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM referral WHERE case_id = wanted AND sent_by = actor_id()) AND actor_role() = 'referrer'
$$;
REVOKE EXECUTE ON FUNCTION my_referrals, is_own_referral FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_referrals, is_own_referral TO app_web;
-- The worker tells referrers of no case.
GRANT EXECUTE ON FUNCTION is_own_referral TO app_worker;

ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY organisation_read ON organisation FOR SELECT TO app_web USING ((SELECT actor_role()) IS NOT NULL);
CREATE POLICY organisation_add ON organisation FOR INSERT TO app_web WITH CHECK ((SELECT actor_role()) = 'administrator');
GRANT SELECT, INSERT ON organisation TO app_web;
GRANT UPDATE (organisation_id) ON user_account TO app_web;
