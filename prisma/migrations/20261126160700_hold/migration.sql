-- After a restore the service holds still until a person lets it go on: nothing fires, nothing is sent, nothing changes.
CREATE TABLE "service_hold" (
    "id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "restore_point" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "released_at" TIMESTAMPTZ(3),
    "released_by" TEXT,

    CONSTRAINT "service_hold_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX service_hold_one ON service_hold ((true)) WHERE released_at IS NULL;
ALTER TABLE service_hold ADD CONSTRAINT service_hold_released
  CHECK ((released_at IS NULL) = (released_by IS NULL));
ALTER TABLE service_hold ENABLE ROW LEVEL SECURITY;
CREATE POLICY service_hold_read ON service_hold FOR SELECT TO app_web, app_worker USING (true);
GRANT SELECT ON service_hold TO app_web, app_worker;

-- Backups that were taken and drills that were run, by the owner. The processes of the service only read them.
CREATE TABLE "backup_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "backup_run_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "backup_run_kind_at_idx" ON "backup_run" ("kind", "at");
ALTER TABLE backup_run ADD CONSTRAINT backup_run_kind CHECK (kind IN ('backup', 'drill'));
ALTER TABLE backup_run ENABLE ROW LEVEL SECURITY;
CREATE POLICY backup_run_read ON backup_run FOR SELECT TO app_web USING (true);
GRANT SELECT ON backup_run TO app_web;
