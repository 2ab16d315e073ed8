-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "authority" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nation" TEXT NOT NULL,
    "division" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "successor_id" TEXT,

    CONSTRAINT "authority_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "authority_id" TEXT NOT NULL,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_holiday" (
    "division" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "bank_holiday_pkey" PRIMARY KEY ("division","date")
);

-- CreateTable
CREATE TABLE "authority_closure" (
    "authority_id" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "authority_closure_pkey" PRIMARY KEY ("authority_id","date")
);

-- CreateTable
CREATE TABLE "deadline_rule" (
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "deadline_rule_pkey" PRIMARY KEY ("key","version")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "authority_id" TEXT,
    "manager_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guardian_profile" (
    "user_id" UUID NOT NULL,
    "nations" TEXT[],
    "regions" TEXT[],
    "languages" TEXT[],
    "gender" TEXT NOT NULL,
    "caseload_target" INTEGER NOT NULL,
    "caseload_limit" INTEGER NOT NULL,
    "vetting_valid_to" DATE NOT NULL,
    "training_valid_to" DATE NOT NULL,
    "accepting_offers" BOOLEAN NOT NULL,

    CONSTRAINT "guardian_profile_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "cover_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_draft" (
    "id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "wrapped_key" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "reference" TEXT,
    "receipt" JSONB,

    CONSTRAINT "referral_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "child" (
    "id" UUID NOT NULL,
    "wrapped_key" TEXT NOT NULL,
    "name_sealed" TEXT,
    "aliases_sealed" TEXT,
    "birth_date_sealed" TEXT,
    "name_index" TEXT[],
    "nationality" TEXT,

    CONSTRAINT "child_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "child_case" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "child_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "nation" TEXT NOT NULL,
    "responsible_authority_id" TEXT NOT NULL,
    "responsibility_accepted_at" TIMESTAMPTZ(3),
    "immediate_danger" BOOLEAN NOT NULL,
    "age_years" INTEGER,
    "gender" TEXT NOT NULL,
    "language" TEXT,
    "interpreter_needed" BOOLEAN NOT NULL,
    "worker_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "child_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "referrer_kind" TEXT NOT NULL,
    "referrer_sealed" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "place_id" TEXT NOT NULL,
    "place_detail_sealed" TEXT,
    "indicators" TEXT[],
    "narrative_sealed" TEXT,
    "safe_contact_sealed" TEXT,
    "safe_to_contact" TEXT NOT NULL,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "note_sealed" TEXT,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "to_authority_id" TEXT NOT NULL,
    "wrapped_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,
    "refusal_code" TEXT,
    "proposed_authority_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover_message" (
    "id" UUID NOT NULL,
    "handover_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author_id" UUID NOT NULL,
    "author_label" TEXT NOT NULL,
    "text_sealed" TEXT NOT NULL,

    CONSTRAINT "handover_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guardian_offer" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "offered_by_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "decline_code" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "guardian_offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "appointed_by_id" UUID NOT NULL,
    "letter_number" TEXT NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deadline" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "rule_key" TEXT NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "trigger_event_id" UUID NOT NULL,
    "trigger_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "local_intent" TEXT NOT NULL,
    "explanation" JSONB NOT NULL,
    "responsible_role" TEXT NOT NULL,
    "is_review" BOOLEAN NOT NULL,
    "chain_started_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "met_at" TIMESTAMPTZ(3),
    "met_event_id" UUID,
    "held_until" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deadline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "planned_action" (
    "id" UUID NOT NULL,
    "deadline_id" UUID NOT NULL,
    "deadline_version" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rung" INTEGER,
    "role" TEXT NOT NULL,
    "fire_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "fired_at" TIMESTAMPTZ(3),
    "fired_late" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "planned_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acknowledgement" (
    "id" UUID NOT NULL,
    "deadline_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "holds_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "acknowledgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "case_id" UUID,
    "action_id" UUID,
    "kind" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "notice_id" UUID,
    "deadline_id" UUID,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "outbox_id" UUID NOT NULL,
    "fence" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "reason" TEXT,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("outbox_id","fence")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "case_id" UUID,
    "outbox_id" UUID,
    "detail" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "component" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("component")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "case_id" UUID,
    "detail" JSONB NOT NULL,
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "user_account_role_authority_id_idx" ON "user_account"("role", "authority_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "absence_user_id_ends_at_idx" ON "absence"("user_id", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "referral_draft_code_hash_key" ON "referral_draft"("code_hash");

-- CreateIndex
CREATE INDEX "referral_draft_expires_at_idx" ON "referral_draft"("expires_at");

-- CreateIndex
CREATE INDEX "child_name_index_idx" ON "child" USING GIN ("name_index");

-- CreateIndex
CREATE UNIQUE INDEX "child_case_reference_key" ON "child_case"("reference");

-- CreateIndex
CREATE INDEX "child_case_responsible_authority_id_status_idx" ON "child_case"("responsible_authority_id", "status");

-- CreateIndex
CREATE INDEX "child_case_status_opened_at_id_idx" ON "child_case"("status", "opened_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_reference_key" ON "referral"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "referral_case_id_key" ON "referral"("case_id");

-- CreateIndex
CREATE INDEX "case_event_case_id_at_id_idx" ON "case_event"("case_id", "at", "id");

-- CreateIndex
CREATE INDEX "handover_to_authority_id_state_sent_at_id_idx" ON "handover"("to_authority_id", "state", "sent_at", "id");

-- CreateIndex
CREATE INDEX "handover_case_id_idx" ON "handover"("case_id");

-- CreateIndex
CREATE INDEX "handover_message_handover_id_at_idx" ON "handover_message"("handover_id", "at");

-- CreateIndex
CREATE INDEX "guardian_offer_guardian_id_state_idx" ON "guardian_offer"("guardian_id", "state");

-- CreateIndex
CREATE INDEX "guardian_offer_case_id_state_idx" ON "guardian_offer"("case_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_offer_id_key" ON "appointment"("offer_id");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_letter_number_key" ON "appointment"("letter_number");

-- CreateIndex
CREATE INDEX "appointment_guardian_id_ends_at_idx" ON "appointment"("guardian_id", "ends_at");

-- CreateIndex
CREATE INDEX "appointment_case_id_idx" ON "appointment"("case_id");

-- CreateIndex
CREATE INDEX "deadline_status_due_at_id_idx" ON "deadline"("status", "due_at", "id");

-- CreateIndex
CREATE INDEX "deadline_is_review_status_due_at_id_idx" ON "deadline"("is_review", "status", "due_at", "id");

-- CreateIndex
CREATE INDEX "deadline_case_id_status_due_at_idx" ON "deadline"("case_id", "status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "deadline_case_id_rule_key_trigger_event_id_key" ON "deadline"("case_id", "rule_key", "trigger_event_id");

-- CreateIndex
CREATE UNIQUE INDEX "planned_action_deadline_id_deadline_version_step_key" ON "planned_action"("deadline_id", "deadline_version", "step");

-- CreateIndex
CREATE INDEX "acknowledgement_deadline_id_idx" ON "acknowledgement"("deadline_id");

-- CreateIndex
CREATE INDEX "notice_user_id_read_at_created_at_id_idx" ON "notice"("user_id", "read_at", "created_at", "id");

-- CreateIndex
CREATE INDEX "notice_action_id_idx" ON "notice"("action_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_cause_user_id_key" ON "notice"("cause", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_dedupe_key_key" ON "outbox"("dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_id_key" ON "outbox"("message_id");

-- CreateIndex
CREATE INDEX "outbox_notice_id_idx" ON "outbox"("notice_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_dedupe_key_key" ON "task"("dedupe_key");

-- CreateIndex
CREATE INDEX "task_done_at_created_at_id_idx" ON "task"("done_at", "created_at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_case_id_seq_idx" ON "audit_entry"("case_id", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_action_seq_idx" ON "audit_entry"("action", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_seq_idx" ON "audit_entry"("actor_id", "seq");

-- AddForeignKey
ALTER TABLE "place" ADD CONSTRAINT "place_authority_id_fkey" FOREIGN KEY ("authority_id") REFERENCES "authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authority_closure" ADD CONSTRAINT "authority_closure_authority_id_fkey" FOREIGN KEY ("authority_id") REFERENCES "authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_authority_id_fkey" FOREIGN KEY ("authority_id") REFERENCES "authority"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardian_profile" ADD CONSTRAINT "guardian_profile_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_case" ADD CONSTRAINT "child_case_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_case" ADD CONSTRAINT "child_case_responsible_authority_id_fkey" FOREIGN KEY ("responsible_authority_id") REFERENCES "authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_authority_id_fkey" FOREIGN KEY ("to_authority_id") REFERENCES "authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_message" ADD CONSTRAINT "handover_message_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardian_offer" ADD CONSTRAINT "guardian_offer_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardian_offer" ADD CONSTRAINT "guardian_offer_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deadline" ADD CONSTRAINT "deadline_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_action" ADD CONSTRAINT "planned_action_deadline_id_fkey" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acknowledgement" ADD CONSTRAINT "acknowledgement_deadline_id_fkey" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "planned_action"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_outbox_id_fkey" FOREIGN KEY ("outbox_id") REFERENCES "outbox"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

