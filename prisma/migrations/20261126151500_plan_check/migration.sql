-- Where the rolling check of every running deadline's plan stands: the deadline it has come to, none between two rounds,
-- and when the round began.
CREATE TABLE "plan_check" (
    "id" INTEGER NOT NULL,
    "beyond" UUID,
    "round_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_check_pkey" PRIMARY KEY ("id")
);
ALTER TABLE plan_check ADD CONSTRAINT plan_check_only CHECK (id = 1);
INSERT INTO plan_check (id, round_at) VALUES (1, 'epoch');

ALTER TABLE plan_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY worker_plan_check ON plan_check FOR ALL TO app_worker USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (beyond, round_at) ON plan_check TO app_worker;

ALTER TABLE plan_fault ADD CONSTRAINT plan_fault_differs CHECK (differs IN ('due', 'plan', 'unknown'));
