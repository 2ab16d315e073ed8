-- The second factor of everybody: passkeys first, an authenticator app beside them, recovery codes for the day they are lost.

-- What completed the sign-in; null while only the password was right. Nothing but the next step is open to such a session.
ALTER TABLE "session" ADD COLUMN "factor" TEXT;
ALTER TABLE session ADD CONSTRAINT session_factor CHECK (
  factor IN ('passkey', 'authenticator', 'recovery-code', 'demonstration'));

CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");
CREATE INDEX "passkey_user_id_idx" ON "passkey"("user_id");
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The secret is sealed under a key of its own. `last_step` is the newest thirty seconds whose code was used: none older is taken.
CREATE TABLE "authenticator_app" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "wrapped_key" TEXT NOT NULL,
    "secret_sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "authenticator_app_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "authenticator_app_user_id_idx" ON "authenticator_app"("user_id");
CREATE UNIQUE INDEX authenticator_app_one_confirmed ON authenticator_app (user_id)
  WHERE confirmed_at IS NOT NULL AND removed_at IS NULL;
ALTER TABLE "authenticator_app" ADD CONSTRAINT "authenticator_app_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "recovery_code_code_hash_key" ON "recovery_code"("code_hash");
CREATE INDEX "recovery_code_user_id_idx" ON "recovery_code"("user_id");
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What an authenticator is asked to sign, once, within minutes, in the browser whose cookie holds the id.
CREATE TABLE "passkey_challenge" (
    "id" UUID NOT NULL,
    "challenge" TEXT NOT NULL,
    "user_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");

-- Asked while nobody is known yet, of an account whose password was right.
CREATE FUNCTION has_second_factor(who uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM passkey WHERE user_id = who AND removed_at IS NULL)
    OR EXISTS (SELECT FROM authenticator_app WHERE user_id = who AND confirmed_at IS NOT NULL AND removed_at IS NULL)
$$;
REVOKE EXECUTE ON FUNCTION has_second_factor FROM PUBLIC;
GRANT EXECUTE ON FUNCTION has_second_factor TO app_web;

ALTER TABLE passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE authenticator_app ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey_challenge ENABLE ROW LEVEL SECURITY;
-- A passkey says who signs in, so it is read before anybody is known. It holds a public key and no secret.
CREATE POLICY passkey_read ON passkey FOR SELECT TO app_web USING (true);
CREATE POLICY passkey_add ON passkey FOR INSERT TO app_web WITH CHECK (user_id = (SELECT actor_id()));
CREATE POLICY passkey_change ON passkey FOR UPDATE TO app_web
  USING (user_id = (SELECT actor_id())) WITH CHECK (user_id = (SELECT actor_id()));
CREATE POLICY authenticator_own ON authenticator_app FOR ALL TO app_web
  USING (user_id = (SELECT actor_id())) WITH CHECK (user_id = (SELECT actor_id()));
CREATE POLICY recovery_code_own ON recovery_code FOR ALL TO app_web
  USING (user_id = (SELECT actor_id())) WITH CHECK (user_id = (SELECT actor_id()));
CREATE POLICY challenge_web ON passkey_challenge FOR ALL TO app_web USING (true) WITH CHECK (true);
CREATE POLICY challenge_worker ON passkey_challenge FOR ALL TO app_worker USING (true);

GRANT SELECT, INSERT, UPDATE (counter, name, last_used_at, removed_at) ON passkey TO app_web;
GRANT SELECT, INSERT, UPDATE (confirmed_at, last_step, removed_at) ON authenticator_app TO app_web;
GRANT SELECT, INSERT, UPDATE (spent_at) ON recovery_code TO app_web;
GRANT SELECT, INSERT, UPDATE (spent_at) ON passkey_challenge TO app_web;
GRANT SELECT (expires_at), DELETE ON passkey_challenge TO app_worker;
