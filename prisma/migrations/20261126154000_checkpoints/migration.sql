-- Checkpoints of the audit chain: each hour's head, signed by the worker. Copies leave the database, because its owner
-- could make the whole chain anew and everything in it would fit.

CREATE TABLE "audit_checkpoint" (
    "id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "missed" INTEGER NOT NULL,
    "previous" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "filed_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "audit_checkpoint_hour_key" ON "audit_checkpoint"("hour");
CREATE INDEX "audit_checkpoint_at_idx" ON "audit_checkpoint"("at");
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_missed CHECK (missed >= 0);

-- A checkpoint stays as it was signed; that it is in the file is added once.
CREATE FUNCTION checkpoint_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.filed_at IS NULL AND NEW.filed_at IS NOT NULL
      AND (NEW.id, NEW.hour, NEW.seq, NEW.hash, NEW.at, NEW.missed, NEW.previous, NEW.public_key, NEW.signature)
        = (OLD.id, OLD.hour, OLD.seq, OLD.hash, OLD.at, OLD.missed, OLD.previous, OLD.public_key, OLD.signature) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'checkpoints are never changed or removed';
END
$$;
CREATE TRIGGER audit_checkpoint_final BEFORE UPDATE OR DELETE ON audit_checkpoint
  FOR EACH ROW EXECUTE FUNCTION checkpoint_is_final();
CREATE TRIGGER audit_checkpoint_no_truncate BEFORE TRUNCATE ON audit_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();

-- The letter that carries one.
ALTER TABLE outbox ADD COLUMN "checkpoint_id" UUID;
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_checkpoint_id_fkey" FOREIGN KEY ("checkpoint_id") REFERENCES "audit_checkpoint"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "outbox_checkpoint_id_idx" ON "outbox"("checkpoint_id");

-- It names nobody: whoever oversees or runs the service may read it.
ALTER TABLE audit_checkpoint ENABLE ROW LEVEL SECURITY;
CREATE POLICY checkpoint_read ON audit_checkpoint FOR SELECT TO app_web
  USING ((SELECT sees_nation()) OR (SELECT actor_role()) = 'administrator');
CREATE POLICY worker_checkpoint ON audit_checkpoint FOR ALL TO app_worker USING (true) WITH CHECK (true);
GRANT SELECT ON audit_checkpoint TO app_web;
GRANT SELECT, INSERT, UPDATE (filed_at) ON audit_checkpoint TO app_worker;
